import assert from 'node:assert/strict';
import { SamplerDialogue } from '../../../src/sampling/samplerDialogue';
import { FakeShell } from '../../helpers/fakeShell';

describe('SamplerDialogue', () => {
  function talk(answer: (command: string) => string | undefined): {
    shell: FakeShell;
    dialogue: SamplerDialogue;
  } {
    const shell = new FakeShell(answer);
    return { shell, dialogue: new SamplerDialogue(shell, 'box') };
  }

  it('gives the answer of any length to the letter', async () => {
    const long = 'äöü\n'.repeat(5000);
    const { dialogue } = talk((command) => (command === 'long' ? long : ''));
    assert.equal(await dialogue.ask('long'), long);
    assert.equal(await dialogue.ask('short'), '');
  });

  it('takes nothing else for the end of an answer', async () => {
    const forged = '<1\n1>\n<\n>\n00000000-0000-0000-0000-000000000000>\n';
    const { dialogue } = talk(() => forged);
    assert.equal(await dialogue.ask('sample'), forged);
  });

  it('asks one question after the other', async () => {
    const { shell, dialogue } = talk(() => undefined);
    const both = Promise.all([dialogue.ask('one'), dialogue.ask('two')]);
    await turn();
    assert.deepEqual(shell.asked, ['one']);
    shell.print(shell.wrap('1\n'));
    await turn();
    assert.deepEqual(shell.asked, ['one', 'two']);
    shell.print(shell.wrap('2\n'));
    assert.deepEqual(await both, ['1\n', '2\n']);
  });

  it('can be stopped; the late answer is not taken for that of the next question', async () => {
    const { shell, dialogue } = talk(() => undefined);
    const stop = new AbortController();
    const stopped = dialogue.ask('one', stop.signal);
    await turn();
    const late = shell.wrap('1\n');
    stop.abort(new Error('nobody looks'));
    await assert.rejects(stopped, /nobody looks/);
    const next = dialogue.ask('two');
    await turn();
    shell.print(late);
    shell.print(shell.wrap('2\n'));
    assert.equal(await next, '2\n');
    await assert.rejects(dialogue.ask('three', stop.signal), /nobody looks/);
    assert.deepEqual(shell.asked, ['one', 'two']);
  });

  const endings = [
    { how: 137, code: 'sample-failed', words: /ended with 137/ },
    { how: 127, code: 'shell-missing', words: /neither bash nor sh/ },
    { how: 126, code: 'shell-missing', words: /neither bash nor sh/ },
    { how: new Error('socket hang up'), code: 'sample-failed', words: /socket hang up/ },
  ];
  for (const { how, code, words } of endings)
    it(`fails with ${code} when the shell ends with ${String(how)}`, async () => {
      const { shell, dialogue } = talk(() => undefined);
      const asked = dialogue.ask('sample');
      await turn();
      shell.print('cat: \u001b[31mKilled\n', 'stderr');
      shell.end(how);
      await assert.rejects(asked, { code, message: words });
      await assert.rejects(dialogue.ask('sample'), { code, message: words }, 'and from then on');
    });

  it('ends the input and lets go of the session', async () => {
    const { shell, dialogue } = talk(() => '');
    await dialogue[Symbol.asyncDispose]();
    assert.deepEqual([shell.inputEnded, shell.disposed], [true, true]);
  });
});

/** Lets everything happen that can. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
