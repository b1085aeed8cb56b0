import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { Command } from '../../../src/core/lab/model';
import type { CommandOutcome, EndedCommand } from '../../../src/core/progress/commandOutcome';
import { outcomeWords, spokenOutcome } from '../../../src/core/progress/outcomeWords';
import { OutputEnds } from '../../../src/core/progress/outputEnds';
import { isCompared } from '../../../src/core/progress/parts';
import { sampleOf } from '../../../src/core/progress/sampleOf';

function commandOf(block: string): Command {
  const { lab } = parseLab(`# L\n## One\n\`\`\`console\nme@os:~$ ${block}\n\`\`\`\n`);
  const [command] = lab.steps[0]?.items ?? [];
  assert.ok(command?.kind === 'command');
  return command;
}

describe('sampleOf', () => {
  const shown = (text: string, kept = 1000): OutputEnds => {
    const ends = new OutputEnds(kept);
    ends.add(`seq\r\n\u001b]633;C\u0007${text}\u001b]633;D;0\u0007me$ `);
    return ends;
  };

  it('compares what was printed, without colours and carriage returns', () => {
    const command = commandOf('seq 2\none\ntwo');
    assert.deepEqual(sampleOf(command, 'seq', shown('\u001b[32mone\u001b[0m\r\ntwo\r\n')), {
      matches: true,
    });
  });

  it('tells the first difference with its line in lab.md', () => {
    const { matches, difference } =
      sampleOf(commandOf('seq 2\none\ntwo'), 'seq', shown('one\r\nthree\r\n')) ?? {};
    assert.equal(matches, false);
    assert.equal(difference?.line, 6);
    assert.match(difference.words, /the text has "two" where the output has "three"/);
  });

  it('does not see what we ourselves run in a container', () => {
    const printed = 'PID CMD\r\n9 sh -s live-labs-sampler\r\n10 live-labs-flood\r\n1 httpd\r\n';
    const command = commandOf('ps\nPID CMD\n1 httpd');
    assert.deepEqual(sampleOf(command, 'seq', shown(printed)), { matches: true });
  });

  it('is not there where the text shows no output', () => {
    assert.equal(sampleOf(commandOf('seq 2'), 'seq', shown('one\r\n')), undefined);
  });

  it('says nothing of lines that may be among those that were not kept', () => {
    const many = shown(`one\r\n${'x\r\n'.repeat(500)}last\r\n`, 100);
    const cut = commandOf('seq 2\none\n[...]\nmiddle\n[...]\nlast');
    assert.equal(sampleOf(cut, 'seq', many), undefined);
    assert.deepEqual(sampleOf(commandOf('seq 2\none\n[...]\nlast'), 'seq', many), {
      matches: true,
    });
    assert.equal(sampleOf(commandOf('seq 2\none\ntwo'), 'seq', many)?.matches, false);
  });

  it('says nothing of an output that has gone by before it could be read', () => {
    const late = new OutputEnds();
    assert.equal(sampleOf(commandOf('seq 2\none\ntwo'), 'seq', late), undefined);
    late.add('two\r\n\u001b]633;D;0\u0007');
    assert.equal(sampleOf(commandOf('seq 2\none\ntwo'), 'seq', late), undefined);
    assert.deepEqual(sampleOf(commandOf('seq 2\ntwo'), 'seq', late), { matches: true });
  });

  it('is asked only of commands with a sample that come to an end by themselves', () => {
    const command = commandOf('seq 2\none');
    const manner = { withinMilliseconds: undefined, mayFail: false };
    assert.equal(isCompared(command), true);
    assert.equal(isCompared({ ...command, sample: ' \n' }), false);
    assert.equal(isCompared({ ...command, manner: { ...manner, until: 'ctrl-c' } }), false);
    assert.equal(isCompared({ ...command, manner: { ...manner, until: undefined } }), true);
  });
});

describe('outcomeWords', () => {
  const ended = (change: Partial<EndedCommand>): EndedCommand => ({
    kind: 'ended',
    by: 'itself',
    exitCode: 0,
    milliseconds: 1234,
    sample: undefined,
    printed: undefined,
    ...change,
  });
  const differs = { matches: false, difference: { line: 42, words: 'it ends' } };

  const table: readonly (readonly [CommandOutcome, short: string, spoken: RegExp])[] = [
    [{ kind: 'running', since: 0 }, 'running', /^running\. It runs since \d\d:\d\d:\d\d$/],
    [{ kind: 'sent', at: 0 }, 'sent', /does not tell what becomes/],
    [ended({}), 'exit code 0 · 1.2 s', /^exit code 0, 1\.2 s$/],
    [
      ended({ exitCode: 3, milliseconds: 20 }),
      'exit code 3 · < 0.1 s',
      /^exit code 3, less than 0\.1 s$/,
    ],
    [ended({ milliseconds: 125_000 }), 'exit code 0 · 2 min 5 s', /2 min 5 s$/],
    [ended({ exitCode: undefined }), 'ended · 1.2 s', /does not tell exit codes$/],
    [ended({ exitCode: undefined, by: 'closing' }), 'terminal closed · 1.2 s', /closed, 1\.2 s$/],
    [ended({ exitCode: 130 }), 'exit code 130 · 1.2 s', /128 \+ 2 .* signal 2 \(SIGINT, as Ctrl-C/],
    [ended({ exitCode: 127 }), 'exit code 127 · 1.2 s', /^exit code 127, 1\.2 s$/],
    [ended({ sample: { matches: true } }), 'exit code 0 · 1.2 s', /The output is as in the text$/],
    [
      ended({ sample: differs }),
      'exit code 0 · 1.2 s · differs',
      /differs\. Differs from the text at line 42: it ends$/,
    ],
    [
      ended({ printed: { units: 5_000_000, isWhole: false } }),
      'exit code 0 · 1.2 s',
      /Of 5000000 characters only the beginning and the end/,
    ],
  ];
  for (const [outcome, short, spoken] of table)
    it(`says ${short} (${String(spoken)})`, () => {
      assert.equal(outcomeWords(outcome).short, short);
      assert.match(spokenOutcome(outcome), spoken);
    });
});
