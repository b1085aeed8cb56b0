import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { StepItem } from '../../../src/core/lab/model';
import type { EndedCommand } from '../../../src/core/progress/commandOutcome';
import { outcomeAt } from '../../../src/core/progress/outcomeAt';

const text = '# L\n## One\n```console\nme@os:~$ ls\na\n```\n';

function commandOf(of: string): StepItem {
  const [item] = parseLab(of).lab.steps[0]?.items ?? [];
  assert.ok(item);
  return item;
}

describe('outcomeAt', () => {
  const then = commandOf(text);
  const now = commandOf(text.replace('## One\n', '## One\nMore\nto read.\n\n'));
  const ended: EndedCommand = {
    kind: 'ended',
    by: 'itself',
    exitCode: 0,
    milliseconds: 1,
    sample: { matches: false, difference: { line: 5, words: 'other' } },
    printed: undefined,
  };

  it('moves a difference with its part', () => {
    const moved = outcomeAt(ended, then, now);
    assert.ok(moved.kind === 'ended');
    assert.deepEqual(moved.sample?.difference, { line: 8, words: 'other' });
  });

  it('leaves everything else as it is', () => {
    assert.equal(outcomeAt(ended, then, then), ended);
    const good = { ...ended, sample: { matches: true } };
    assert.equal(outcomeAt(good, then, now), good);
  });
});
