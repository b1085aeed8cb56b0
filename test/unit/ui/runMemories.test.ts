import assert from 'node:assert/strict';
import { newMemory } from '../../../src/core/progress/runMemory';
import { RunMemories, type Remembered } from '../../../src/ui/labs/runMemories';

class Kept {
  readonly #values = new Map<string, unknown>();
  readonly keys = (): readonly string[] => [...this.#values.keys()];
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as VS Code has it
  get<T>(key: string): T | undefined {
    return this.#values.get(key) as T | undefined;
  }
  update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}

describe('RunMemories', () => {
  it('keep apart labs of one id: of each workspace, of each file, and the one that ships', async () => {
    const shipped = new Kept();
    const windows = [new Kept(), new Kept()].map((own) => new RunMemories(shipped, own));
    const labs: readonly Remembered[] = [
      { id: 'a', origin: 'workspace', file: '/w/one/lab.md' },
      { id: 'a', origin: 'workspace', file: '/w/two/lab.md' },
      { id: 'a', origin: 'shipped', file: '/x/a/lab.md' },
    ];
    for (const [index, window] of windows.entries())
      for (const lab of labs)
        await window.keep(lab, newMemory(`${String(index)} ${lab.file} ${lab.origin}`));
    const versions = windows.map((window) => labs.map((lab) => window.of(lab)?.version));
    assert.deepEqual(versions, [
      ['0 /w/one/lab.md workspace', '0 /w/two/lab.md workspace', '1 /x/a/lab.md shipped'],
      ['1 /w/one/lab.md workspace', '1 /w/two/lab.md workspace', '1 /x/a/lab.md shipped'],
    ]);
  });

  it('know the lab that ships wherever the extension has moved with its next version', async () => {
    const window = new RunMemories(new Kept(), new Kept());
    await window.keep({ id: 'a', origin: 'shipped', file: '/1/lab.md' }, newMemory('v'));
    assert.equal(window.of({ id: 'a', origin: 'shipped', file: '/2/lab.md' })?.version, 'v');
  });
});
