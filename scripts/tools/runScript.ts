import { isLabsError } from '../../src/core/base/errors';
import { Endings } from './endings';
import { Interrupted, Interruption } from './interruption';
import { PartMissing } from './partMissing';
import { GroupNeeded, runInGroup } from './runInGroup';

/** The exit code that says: nothing was proved, since it could not be run. */
export const couldNotRun = 2;

type Work = (signal: AbortSignal, endings: Endings) => Promise<number>;

/**
 * Runs the work of a command to its exit code, and then ends what it left in `endings`. Failures are
 * told here, once: what we know in its sentence, anything else as the defect that it is. An
 * interruption gives its signal's exit code.
 */
export async function runScript(work: Work): Promise<number> {
  const interruption = new Interruption();
  const { signal } = interruption;
  signal.addEventListener('abort', () => {
    console.error('\nInterrupted: ending what this run has started.');
  });
  try {
    const exitCode = await runAndEnd(work, signal);
    return interruptedCode(signal) ?? exitCode;
  } catch (caught) {
    const code = interruptedCode(signal);
    if (code !== undefined) return code;
    const isKnown = caught instanceof PartMissing || isLabsError(caught);
    console.error(isKnown ? caught.message : caught);
    return couldNotRun;
  } finally {
    interruption.dispose();
  }
}

async function runAndEnd(work: Work, signal: AbortSignal): Promise<number> {
  await using endings = new Endings();
  try {
    return await work(signal, endings);
  } catch (caught) {
    // What this process has started, the second one uses; so it is ended only after that one.
    if (caught instanceof GroupNeeded) return await runInGroup(caught.group, signal);
    throw caught;
  }
}

function interruptedCode({ reason }: AbortSignal): number | undefined {
  return reason instanceof Interrupted ? reason.exitCode : undefined;
}
