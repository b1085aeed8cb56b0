import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { beginsBy, changesTheSystem, isLastDeed } from '../../../src/core/progress/deeds';

const text = `# A lab
## Look
\`\`\`console
$ grep x y
$ httpd -M
\`\`\`
<!-- action: { open: page } -->
## Flood
<!-- action: { flood: 3 } -->
\`\`\`console
$ ps
\`\`\`
## See
<!-- action: { open: threads } -->
## Say
<!-- question: { ask: Why?, answer: 3 } -->
`;

describe('the deeds of a step', () => {
  const { lab } = parseLab(text);
  const cases: readonly {
    step: string;
    changes: boolean;
    begins: readonly boolean[];
    ends: readonly boolean[];
  }[] = [
    { step: 'look', changes: false, begins: [false, true, false], ends: [false, false, true] },
    { step: 'flood', changes: true, begins: [true, true], ends: [false, true] },
    { step: 'see', changes: false, begins: [true], ends: [true] },
    { step: 'say', changes: false, begins: [true], ends: [true] },
  ];
  for (const { step: id, changes, begins, ends } of cases)
    it(`of ${id} begin and end it`, () => {
      const step = lab.steps.find((it) => it.id === id) ?? assert.fail(id);
      assert.equal(changesTheSystem(step), changes);
      assert.deepEqual(
        step.items.map((item) => beginsBy(step, item)),
        begins,
      );
      assert.deepEqual(
        step.items.map((item) => isLastDeed(step, item)),
        ends,
      );
    });
});
