import assert from 'node:assert/strict';
import { terminalShell } from '../../../src/run/shells/terminalShell';

const size = { columns: 101, rows: 33 };

describe('terminalShell', () => {
  it('gives marks only where they are wanted', () => {
    const plain = terminalShell({ size, marks: false, greeting: undefined });
    assert.deepEqual(Object.keys(plain.environment ?? {}), ['TERM']);
    assert.doesNotMatch(plain.command.join(' '), /633/);
    const marked = terminalShell({ size, marks: true, greeting: undefined });
    assert.deepEqual(Object.keys(marked.environment ?? {}), [
      'TERM',
      'PROMPT_COMMAND',
      'LIVE_LABS_MARKS',
    ]);
  });

  const greetings: readonly (readonly [string, string | undefined, string])[] = [
    ['apache2-test', undefined, 'By hand: docker exec -it apache2-test'],
    ['apache2-test', 'www-data', 'By hand: docker exec -it --user www-data apache2-test'],
    ['a\u001b[2Jb\nc', 'd\u0007', 'By hand: docker exec -it --user d ab c'],
  ];
  for (const [container, user, expected] of greetings) {
    it(`greets with "${expected}"`, () => {
      const { command } = terminalShell({ size, marks: false, greeting: { container, user } });
      assert.equal(command[5], expected);
    });
  }

  it('never makes the name of a container a part of the script', () => {
    const greeting = { container: '$(reboot)', user: undefined };
    const { command } = terminalShell({ size, marks: true, greeting });
    assert.doesNotMatch(command[2] ?? '', /reboot/);
  });
});
