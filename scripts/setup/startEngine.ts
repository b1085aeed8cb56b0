import { PartMissing } from '../tools/partMissing';
import { whileWaiting } from '../tools/whileWaiting';
import { EngineEnding } from './engineEnding';
import type { Part } from './part';
import { whyNotStartEngine } from './reasons';
import type { SetupContext } from './setupContext';
import type { Starter } from './starters/starter';
import { starters } from './starters/starters';

/** How long an engine may take to answer after its start: 1 to 3 s were seen, a cold disk is slower. */
const answerMilliseconds = 60_000;
const lookMilliseconds = 200;

/** The engine that is installed runs. */
export function startEngine(context: SetupContext): Part {
  const { machine, finder, screen } = context;
  return {
    name: 'a container engine that runs',
    isThere: () => isRunning(context),
    async provide() {
      const look = await finder.look();
      if (look.state === 'answers') return undefined;
      const reason = whyNotStartEngine(machine, look);
      if (reason !== undefined) throw reason;

      let complaint = '';
      for (const starter of starters.map((make) => make(context))) {
        if (!starter.fits()) continue;
        if (complaint !== '') screen.info(complaint);
        const started = await tryStarter(starter, context);
        if (typeof started !== 'string') return started;
        context.signal.throwIfAborted();
        complaint = started;
      }
      throw new PartMissing(
        complaint === '' ? 'No way was found to start the container engine.' : complaint,
        'Mend what it complains of, or start it yourself, then run this again.',
      );
    },
  };
}

async function isRunning({ finder }: SetupContext): Promise<boolean> {
  const { state } = await finder.look();
  return state === 'answers' || state === 'forbidden';
}

/** Gives what ends the engine again, or, where it did not start, a sentence that says so. */
async function tryStarter(starter: Starter, context: SetupContext): Promise<EngineEnding | string> {
  const { screen } = context;
  screen.info(`Starting the container engine (${starter.name})`);
  await starter.note();
  const ending = new EngineEnding(starter, context);
  try {
    const { exitCode } = await whileWaiting(screen, 'starting it', starter.start());
    const isUp =
      exitCode === 0 && (await whileWaiting(screen, 'waiting', answers(starter, context)));
    if (isUp) return ending;
    const words = await starter.lastLines();
    await ending[Symbol.asyncDispose]();
    return `The container engine did not start ("${starter.name}"). It said last: ${words.join(' / ') || 'nothing'}.`;
  } catch (caught) {
    await ending[Symbol.asyncDispose]();
    throw caught;
  }
}

/** Waits until the engine answers; false where it died, or did not answer in time. */
async function answers(starter: Starter, context: SetupContext): Promise<boolean> {
  const { clock, signal } = context;
  const deadline = clock.now() + answerMilliseconds;
  while (clock.now() < deadline) {
    if (await isRunning(context)) return true;
    if (!(await starter.isAlive())) return false;
    await clock.sleep(lookMilliseconds, signal);
  }
  return false;
}
