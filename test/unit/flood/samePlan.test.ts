import assert from 'node:assert/strict';
import { samePlan } from '../../../src/core/flood/samePlan';
import { floodState } from '../../helpers/floods';

describe('the same flood once more', () => {
  const asked = { do: 'flood', count: 100, port: 80, limitMilliseconds: 5000 } as const;

  it('is what was asked for, where nothing was changed', () => {
    assert.deepEqual(samePlan(asked, undefined), asked);
  });

  it('is as it was in the end, but replaces as it was asked to', () => {
    assert.deepEqual(samePlan(asked, floodState({ wanted: 60, replacing: false })), {
      ...asked,
      count: 60,
      profile: 'partial-request',
    });
    const steady = { ...asked, replacing: false };
    assert.equal(samePlan(steady, floodState({ replacing: true })).replacing, false);
  });
});
