import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { labLabel } from '../../../src/core/ports';
import { LabRun } from '../../../src/run/labRun';
import type { RunnableLab } from '../../../src/run/loadLab';
import { FakeClock } from '../../helpers/fakeClock';
import { FakeShell } from '../../helpers/fakeShell';
import { memoryContext } from '../../helpers/memoryContext';
import { MemoryEngine } from '../../helpers/memoryEngine';

const text = `---
lab: demo
container: { container_name: demo-test, image: "demo:1" }
facts: { limit: { file: /etc/demo, match: 'limit (.*)' } }
---
## A
`;

describe('facts', () => {
  const { lab, problems } = parseLab(text);
  assert.ok(lab.container, JSON.stringify(problems));
  const loaded = { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;
  let value: string;
  let run: LabRun;

  beforeEach(() => {
    value = '1';
    const engine = new MemoryEngine();
    engine.add('demo-test', { [labLabel]: 'demo' });
    const exec = (): Promise<FakeShell> => {
      const shell = new FakeShell(() => undefined);
      shell.print(`limit ${value}\n`);
      shell.end(0);
      return Promise.resolve(shell);
    };
    const reading = Object.assign(engine, { exec: exec as never });
    run = new LabRun(loaded, memoryContext(reading, new FakeClock()));
  });

  it('are read once for many who ask', async () => {
    assert.deepEqual(await run.observer.names(), { limit: 1 });
    value = '2';
    assert.deepEqual(await run.observer.names(), { limit: 1 });
  });

  it('are read anew after an action', async () => {
    await run.observer.names();
    value = '2';
    await run.perform({ do: 'release' }, {});
    assert.deepEqual(await run.observer.names(), { limit: 2 });
  });

  it('of a container that nobody can ask for are words only', async () => {
    value = '$(reboot)';
    const { limit } = await run.observer.values();
    assert.equal(limit, undefined);
  });
});
