import { endAll } from '../../core/base/endAll';
import { isLabsError } from '../../core/base/errors';
import type { EngineWatch } from './engineWatch';
import type { TestRig } from './testRig';

/** An engine that restarts is back within seconds; for one that is slower the next run cleans up. */
const patienceMilliseconds = 30_000;
const pauseMilliseconds = 500;

/** Ends what a test has open and removes what it has made, but for `keep`. Where the engine has gone, it
 * is waited for a while, unless the user wants to go: the next run removes what is left then. */
export async function cleanUp(
  rig: TestRig,
  keep: boolean,
  watch: EngineWatch,
  userSignal: AbortSignal,
): Promise<void> {
  const remove = (): Promise<void> | undefined => (keep ? undefined : rig.container.removeMade());
  try {
    await endAll(() => rig[Symbol.asyncDispose](), remove);
  } catch (caught) {
    if (!(await watch.isLost())) throw caught;
    await retry(remove, rig, userSignal);
  }
}

async function retry(
  remove: () => Promise<void> | undefined,
  { context: { clock, log } }: TestRig,
  userSignal: AbortSignal,
): Promise<void> {
  log.warn('The engine does not answer; what the test has made there is removed once it is back.');
  const end = clock.now() + patienceMilliseconds;
  while (clock.now() < end && !userSignal.aborted) {
    try {
      return await remove();
    } catch (caught) {
      if (!isEngineFault(caught)) throw caught;
    }
    await clock.sleep(pauseMilliseconds, userSignal).catch(() => 'stopped');
  }
  log.warn('What the test has made may still be in the engine; the next test removes it.');
}

function isEngineFault(caught: unknown): boolean {
  return caught instanceof AggregateError
    ? caught.errors.every((each) => isLabsError(each))
    : isLabsError(caught);
}
