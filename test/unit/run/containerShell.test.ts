import assert from 'node:assert/strict';
import type { ContainerFacts, Engine, ExecRequest } from '../../../src/core/ports';
import { startContainerShell } from '../../../src/run/shells/containerShell';
import { FakeShell } from '../../helpers/fakeShell';

describe('startContainerShell', () => {
  it('lets go of a shell that takes no input, and ends it inside', async () => {
    const shell = new FakeShell(() => undefined);
    shell.write = () => Promise.reject(new Error('no input'));
    const killer = new FakeShell(() => undefined);
    const requests: ExecRequest[] = [];
    const engine = {
      exec: (_id: string, request: ExecRequest) =>
        Promise.resolve(requests.push(request) === 1 ? shell : killer),
    } as unknown as Engine;
    await assert.rejects(
      startContainerShell(engine, { id: 'x' } as unknown as ContainerFacts),
      /no input/,
    );
    assert.ok(shell.disposed);
    const [started, ended] = requests;
    const mark = started?.environment?.['LIVE_LABS_SHELL'] ?? '';
    assert.match(mark, /^[0-9a-f-]{36}@.+\/\d+\/\d*$/);
    assert.ok(ended?.command.join(' ').includes(mark.slice(0, 37)));
  });
});
