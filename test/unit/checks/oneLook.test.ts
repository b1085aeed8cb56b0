import assert from 'node:assert/strict';
import { look } from '../../../src/core/checks/runCheck';
import { fakeObserver } from '../../helpers/fakeObserver';
import { makeProcess, makeSnapshot } from '../../helpers/makeSnapshot';

describe('one look', () => {
  it('sees once what several parts of a check ask for', async () => {
    const asked: string[] = [];
    const observer = fakeObserver({
      snapshot: () =>
        Promise.resolve(
          makeSnapshot(Array.from({ length: asked.push('snapshot') }, () => makeProcess(1))),
        ),
      exec: (line) => Promise.resolve({ exitCode: asked.push(line), stdout: '', stderr: '' }),
      file: (path) =>
        Promise.resolve({ is: 'file', text: `${path} ${String(asked.push(path))}`, isWhole: true }),
    });
    const parts = [
      { processes: { count: 1 } },
      { threads: { total: 1 } },
      { exec: { run: 'id', exit: 2 } },
      { not: { exec: { run: 'id', exit: 0 } } },
      { exec: { run: 'ls', exit: 3 } },
      { file: { path: 'a', contains: 'a 4' } },
      { file: { path: 'a', lacks: 'b' } },
    ];
    const { holds, seen } = await look({ kind: 'all', expects: parts }, observer, {});
    assert.ok(holds, seen);
    assert.deepEqual(asked, ['snapshot', 'id', 'ls', 'a']);
  });

  it('sees everything anew the next time', async () => {
    let looks = 0;
    const observer = fakeObserver({
      exec: () => Promise.resolve({ exitCode: looks++, stdout: '', stderr: '' }),
    });
    const probe = { kind: 'exec', expects: { run: 'id', exit: 1 } };
    assert.equal((await look(probe, observer, {})).holds, false);
    assert.equal((await look(probe, observer, {})).holds, true);
  });
});
