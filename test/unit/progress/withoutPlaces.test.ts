import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { whatCounts, withoutPlaces } from '../../../src/core/progress/withoutPlaces';

const text = `# A lab
## One
<!-- action: run -->
<!-- check: { name: Runs, container: running } -->
<!-- hint: Press it. -->
## Two
`;

describe('what counts of a lab', () => {
  const of = (view: (lab: ReturnType<typeof parseLab>['lab']) => unknown, of: string): string =>
    JSON.stringify(view(parseLab(of).lab));

  const changes: readonly (readonly [what: string, text: string, same: boolean, kept: boolean])[] =
    [
      ['a line above a step', text.replace('## One', 'Prose.\n\n## One'), true, true],
      ['a line within a step', text.replace('<!-- check', 'Prose.\n\n<!-- check'), true, true],
      ['another hint', text.replace('Press it.', 'Press it now.\n-->\n<!-- note: x'), true, true],
      [
        'another title, with the id kept',
        text.replace('## One\n', '## First\n<!-- step: { id: one, time: 3 min } -->\n'),
        true,
        false,
      ],
      ['another action', text.replace('action: run', 'action: build'), false, false],
      ['another check', text.replace('container: running', 'container: absent'), false, false],
      ['another need', `${text}<!-- step: { needs: one } -->\n`, false, false],
      ['another step', `${text}## Three\n`, false, false],
    ];
  for (const [what, changed, counts, keeps] of changes)
    it(`is ${counts ? 'the same' : 'another'} with ${what}`, () => {
      assert.equal(of(whatCounts, changed) === of(whatCounts, text), counts);
      assert.equal(of(withoutPlaces, changed) === of(withoutPlaces, text), keeps);
    });
});
