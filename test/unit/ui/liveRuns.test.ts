import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { CommandOutcome, EndedCommand } from '../../../src/core/progress/commandOutcome';
import type { LiveRun } from '../../../src/protocol/guideRuns';
import { liveRuns } from '../../../src/ui/guide/liveRuns';

const { lab } = parseLab(`# L
## One
Text.
\`\`\`console
me@os:~$ seq \\
> 3
1
2
4
\`\`\`
<!-- command: { may_fail: true } -->
\`\`\`console
me@os:~$ false
\`\`\`
`);
const [step] = lab.steps;

const ended: EndedCommand = {
  kind: 'ended',
  by: 'itself',
  exitCode: 0,
  milliseconds: 2000,
  sample: undefined,
  printed: undefined,
};

describe('liveRuns', () => {
  const show = (outcome: CommandOutcome, place = 0): LiveRun | undefined => {
    assert.ok(step);
    const commands = step.items.filter(({ kind }) => kind === 'command');
    const runs = liveRuns(step, (item) =>
      item === commands[place] ? { outcome, isTerminalOpen: true } : undefined,
    );
    const [run, ...more] = Object.values(runs);
    assert.deepEqual(more, []);
    return run;
  };

  const looks: readonly [string, CommandOutcome, LiveRun['is'], string, number?][] = [
    ['queued', { kind: 'queued' }, 'waiting', 'waits for the command before it'],
    ['kept back', { kind: 'not-run', since: 'failed' }, 'unknown', 'not run'],
    ['running', { kind: 'running', since: 0 }, 'running', 'running'],
    ['given to a shell that tells nothing', { kind: 'sent', at: 0 }, 'unknown', 'sent'],
    ['done', ended, 'good', 'exit code 0 · 2 s'],
    ['failed', { ...ended, exitCode: 1 }, 'bad', 'exit code 1 · 2 s'],
    ['allowed to fail', { ...ended, exitCode: 1 }, 'good', 'exit code 1 · 2 s', 1],
    [
      'shown to fail',
      { ...ended, exitCode: 1, sample: { matches: true } },
      'good',
      'exit code 1 · 2 s',
    ],
    ['ended by Ctrl-C', { ...ended, exitCode: 130 }, 'stopped', 'exit code 130 · 2 s'],
    [
      'closed',
      { ...ended, by: 'closing', exitCode: undefined },
      'unknown',
      'terminal closed · 2 s',
    ],
  ];
  for (const [name, outcome, is, words, place] of looks)
    it(`tells of a command that was ${name}`, () => {
      assert.deepEqual(pick(show(outcome, place)), { is, words });
    });

  it('tells the line of the sample at which an output differs, not that of lab.md', () => {
    const difference = { line: 9, words: 'the text has\u202e "4"' };
    const run = show({ ...ended, sample: { matches: false, difference } });
    assert.equal(run?.is, 'differs');
    assert.equal(run.differsAt, 2);
    assert.deepEqual(run.details, ['Differs from the text at the marked line: the text has "4".']);
  });

  it('is news only once it has ended', () => {
    assert.equal(show({ kind: 'running', since: 0 })?.spoken, '');
    assert.equal(show(ended)?.spoken, 'exit code 0, 2 s');
  });
});

function pick(run: LiveRun | undefined): unknown {
  return run === undefined ? undefined : { is: run.is, words: run.words };
}
