import assert from 'node:assert/strict';
import type { Lab, Only } from '../../../../src/core/lab/model';
import { Gate } from '../../../../src/run/testing/gate';
import { makeStep } from '../../../helpers/makeStep';

const here = { os: 'linux', engine: 'docker', architecture: 'x64' } as const;
const elsewhere: Only = { os: ['windows'], engine: undefined, architecture: undefined };

const steps = [
  makeStep('last', { needs: ['middle'] }),
  makeStep('middle', { needs: ['first'] }),
  makeStep('first', { only: elsewhere }),
  makeStep('build'),
  makeStep('flood', { needs: ['build'] }),
];
const lab: Lab = {
  id: 'x',
  title: 'X',
  minutes: undefined,
  container: undefined,
  facts: {},
  only: undefined,
  steps,
};
const all = new Set(steps.map(({ id }) => id));

describe('Gate', () => {
  const states = (gate: Gate, done: readonly string[]): readonly string[] =>
    steps.map((step) => {
      const report = gate.closed(step, new Set(done));
      return `${step.id} ${report?.state ?? 'open'}: ${report?.reason ?? ''}`;
    });

  it('skips what is not for this place, and what needs it, wherever it stands', () => {
    assert.deepEqual(states(new Gate(lab, all, here), ['build']), [
      'last skipped: It needs middle, which is skipped here.',
      'middle skipped: It needs first, which is skipped here.',
      'first skipped: It is only for Windows (this machine has Linux).',
      'build open: ',
      'flood open: ',
    ]);
  });

  it('blocks what needs a step that is not done', () => {
    assert.equal(
      states(new Gate(lab, all, here), []).at(-1),
      'flood blocked: It needs build to pass first.',
    );
  });

  it('skips what was not chosen', () => {
    const gate = new Gate(lab, new Set(['build']), here);
    assert.equal(states(gate, ['build']).at(-1), 'flood skipped: ');
    assert.deepEqual(
      steps.filter((step) => gate.isOpen(step)).map(({ id }) => id),
      ['build'],
    );
  });

  it('skips all of a lab that is not for this place', () => {
    const gate = new Gate({ ...lab, only: elsewhere }, all, here);
    assert.ok(states(gate, []).every((state) => state.includes('skipped: It is only for Windows')));
  });
});
