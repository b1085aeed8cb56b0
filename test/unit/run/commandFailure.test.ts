import assert from 'node:assert/strict';
import { commandFailure, heldFailure } from '../../../src/run/commandFailure';
import type { CommandResult } from '../../../src/run/shells/keptShell';
import type { HeldEnding } from '../../../src/run/shells/labShells';

const command = { text: 'grep x', line: 12 };

describe('commandFailure', () => {
  const table: readonly (readonly [string, Partial<CommandResult>, boolean, RegExp | undefined])[] =
    [
      ['takes exit code 0', { exitCode: 0 }, false, undefined],
      [
        'refuses another',
        { exitCode: 1 },
        false,
        /^The command "grep x" \(line 12\) failed \(exit/,
      ],
      ['takes any that may be', { exitCode: 1 }, true, undefined],
      ['takes one that goes on', { end: 'running', exitCode: undefined }, false, undefined],
      [
        'refuses one without end',
        { end: 'time-over' },
        true,
        /not finished when its time was over/,
      ],
      ['refuses one that ended its shell', { end: 'shell-ended' }, true, /ended its own shell/],
      ['refuses one that did not go on', { end: 'ended-early' }, true, /before its sample had/],
      [
        'refuses one without its sample',
        { end: 'sample-missing' },
        true,
        /last line of its sample/,
      ],
    ];
  for (const [name, result, mayFail, expected] of table) {
    it(name, () => {
      const whole = { end: 'exited', exitCode: undefined, output: '', ...result } as const;
      const failure = commandFailure({ ...command, mayFail }, whole);
      if (expected === undefined) assert.equal(failure, undefined);
      else assert.match(failure?.message ?? '', expected);
    });
  }

  it('speaks of a block only where there is one', () => {
    const told = (end: CommandResult['end'], line?: number): string =>
      String(commandFailure({ text: 'x', line }, { end, exitCode: 1, output: '' })?.message);
    assert.match(told('exited', 12), /above its block, in lab\.md/);
    assert.match(told('time-over', 12), /above its block, in lab\.md/);
    assert.match(told('exited'), /Mend it, or end it with "\|\| true" .*, in lab\.md/);
    assert.match(told('time-over'), /Mend it so that it ends sooner in lab\.md/);
    for (const end of ['exited', 'time-over', 'shell-ended'] as const)
      assert.doesNotMatch(told(end), /block/);
  });

  it('tells the last lines that were printed, safe to show', () => {
    const output = 'one\r\n\ntwo\n\u001b[31mthree\u001b[0m\nfour\n\n';
    const failure = commandFailure(command, { end: 'exited', exitCode: 2, output });
    assert.deepEqual(failure?.facts.output, ['two', 'three', 'four']);
  });
});

describe('heldFailure', () => {
  const manner = { until: 'enter', withinMilliseconds: undefined, mayFail: false } as const;
  const held = { ...command, place: 'host', manner, until: 'enter', output: '' } as const;
  const table: readonly (readonly [string, Partial<HeldEnding>, string | undefined])[] = [
    ['takes exit code 0 after ENTER', { by: 'request', exitCode: 0 }, undefined],
    ['refuses another after ENTER', { by: 'request', exitCode: 1 }, 'failed-after-enter'],
    ['takes any after Ctrl-C', { by: 'request', until: 'ctrl-c', exitCode: 130 }, undefined],
    ['takes any at the release', { by: 'request', until: 'release', exitCode: 1 }, undefined],
    ['takes one that ended well before', { by: 'itself', exitCode: 0 }, undefined],
    [
      'refuses one that failed before',
      { by: 'itself', until: 'release', exitCode: 1 },
      'ended-itself',
    ],
    [
      'takes one that may fail',
      { by: 'itself', exitCode: 1, manner: { ...manner, mayFail: true } },
      undefined,
    ],
    ['refuses one that does not hear ENTER', { by: 'force' }, 'deaf-to-enter'],
    ['refuses one that does not hear Ctrl-C', { by: 'force', until: 'release' }, 'deaf-to-ctrl-c'],
  ];
  for (const [name, ending, expected] of table) {
    it(name, () => {
      const failure = heldFailure({ ...held, by: 'request', exitCode: undefined, ...ending });
      assert.equal(failure?.facts.how, expected);
    });
  }
});
