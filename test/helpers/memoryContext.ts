import assert from 'node:assert/strict';
import type { Clock } from '../../src/core/base/clock';
import type { Engine } from '../../src/core/ports';
import type { RunContext } from '../../src/run/runContext';

/** The context of a run on an engine of a test, with what was said. */
export function memoryContext(
  engine: Engine,
  clock: Clock,
  lease?: string,
): RunContext & { readonly said: readonly string[] } {
  const said: string[] = [];
  const unexpected = (): never => assert.fail('not to be asked');
  const say = (message: string): void => void said.push(message);
  return {
    engine,
    openSnapshotSource: unexpected,
    startFlood: unexpected,
    clock,
    log: { info: say, warn: say },
    mayRunOnHost: () => true,
    owner: 'me',
    lease,
    said,
  };
}
