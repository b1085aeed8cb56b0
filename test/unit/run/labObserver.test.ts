import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { Command } from '../../../src/core/lab/model';
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
  let clock: FakeClock;
  /** What happens while the container is read. */
  let during: () => void;

  beforeEach(() => {
    value = '1';
    during = () => undefined;
    const engine = new MemoryEngine();
    engine.add('demo-test', { [labLabel]: 'demo' });
    const exec = (): Promise<FakeShell> => {
      during();
      const shell = new FakeShell(() => undefined);
      shell.print(`limit ${value}\n`);
      shell.end(0);
      return Promise.resolve(shell);
    };
    const reading = Object.assign(engine, { exec: exec as never });
    clock = new FakeClock();
    run = new LabRun(loaded, memoryContext(reading, clock));
  });

  it('are read once for many who ask', async () => {
    assert.deepEqual(await run.observer.names(), { limit: 1 });
    value = '2';
    assert.deepEqual(await run.observer.names(), { limit: 1 });
  });

  it('are told with their places, without another look', async () => {
    let looks = 0;
    during = () => {
      looks += 1;
    };
    await run.observer.names();
    assert.deepEqual(await run.observer.factPlaces(), { limit: { file: '/etc/demo', line: 1 } });
    assert.equal(looks, 1);
  });

  it('are read anew after an action', async () => {
    await run.observer.names();
    value = '2';
    await run.perform({ do: 'release' }, {});
    assert.deepEqual(await run.observer.names(), { limit: 2 });
  });

  it('are read anew after a command of the text', async () => {
    const command = { target: 'container', text: 'exit', moves: 'leaves-container' } as Command;
    await run.observer.names();
    value = '2';
    await run.runCommand(command);
    assert.deepEqual(await run.observer.names(), { limit: 2 });
  });

  it('are read anew once they are old, since much can change them that nobody tells of', async () => {
    await run.observer.names();
    value = '2';
    clock.time = 14_999;
    assert.deepEqual(await run.observer.names(), { limit: 1 });
    clock.time = 15_000;
    assert.deepEqual(await run.observer.names(), { limit: 2 });
  });

  it('that were read while something was done are not kept', async () => {
    during = () => {
      run.observer.forgetFacts();
    };
    assert.deepEqual(await run.observer.names(), { limit: 1 });
    value = '2';
    assert.deepEqual(await run.observer.names(), { limit: 2 });
  });

  it('of a container that nobody can ask for are words only', async () => {
    value = '$(reboot)';
    const { limit } = await run.observer.values();
    assert.equal(limit, undefined);
  });
});
