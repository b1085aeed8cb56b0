import assert from 'node:assert/strict';
import { isLabsError } from '../../../../src/core/base/errors';
import { chosenSteps } from '../../../../src/run/testing/neededSteps';
import { makeStep } from '../../../helpers/makeStep';

const steps = [
  makeStep('build'),
  makeStep('works', { needs: ['build'] }),
  makeStep('aside', { needs: ['build'] }),
  makeStep('flood', { needs: ['works'] }),
  makeStep('free'),
  makeStep('round', { needs: ['trip', 'nowhere'] }),
  makeStep('trip', { needs: ['round'] }),
];

describe('chosenSteps', () => {
  const table: readonly (readonly [string | undefined, readonly string[]])[] = [
    [undefined, ['build', 'works', 'aside', 'flood', 'free', 'round', 'trip']],
    ['build', ['build']],
    ['flood', ['build', 'works', 'flood']],
    ['free', ['free']],
    ['round', ['nowhere', 'round', 'trip']],
  ];
  for (const [wanted, expected] of table) {
    it(`chooses for ${wanted ?? 'none'} ${expected.join(', ')}`, () => {
      assert.deepEqual([...chosenSteps(steps, wanted)].sort(), [...expected].sort());
    });
  }

  it('chooses all that stand before a gated step that names nothing', () => {
    const gate = { needs: true, answers: false };
    const gated = [makeStep('a'), makeStep('b', { gate }), makeStep('c'), makeStep('d', { gate })];
    assert.deepEqual([...chosenSteps(gated, 'd')].sort(), ['a', 'b', 'c', 'd']);
    assert.deepEqual([...chosenSteps(gated, 'c')], ['c']);
  });

  it('knows no other step', () => {
    assert.throws(
      () => chosenSteps(steps, 'none'),
      (caught) => isLabsError(caught, 'step-unknown'),
    );
  });
});
