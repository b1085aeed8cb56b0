import assert from 'node:assert/strict';
import type { Observer } from '../../src/core/checks/observer';

/** An observer that answers only what a test gives it; everything else is a failure of the test. */
export function fakeObserver(parts: Partial<Observer>): Observer {
  const unexpected = (): never => assert.fail('not to be asked');
  return {
    container: unexpected,
    snapshot: unexpected,
    sockets: unexpected,
    http: unexpected,
    knock: unexpected,
    exec: unexpected,
    command: unexpected,
    file: unexpected,
    flood: unexpected,
    floodOver: () => undefined,
    answers: () => ({}),
    names: () => Promise.resolve({}),
    values: () => Promise.resolve({}),
    ...parts,
  };
}
