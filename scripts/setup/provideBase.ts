import { describeCaught, isLabsError } from '../../src/core/base/errors';
import { standInFor } from '../../src/core/lab/standIn';
import type { Engine } from '../../src/core/ports';
import { makeStandIn } from './makeStandIn';
import type { Part } from './part';
import { whyNotMakeStandIn } from './reasons';
import type { SetupContext } from './setupContext';

/** The image that the labs which ship with us are built from. */
const image = 'httpd:2.4';

/** A registry that has said nothing new for so long is taken for one that does not answer. */
const silenceMilliseconds = 60_000;

/** The image that the labs' own images start from is there, or one that stands in for it. */
export function provideBase(context: SetupContext): Part {
  return {
    name: `the image ${image}, or what stands in for it`,
    async isThere() {
      const look = await context.finder.look();
      if (look.state !== 'answers') return false;
      const found = await Promise.all(
        [image, standInFor(image)].map((it) => look.engine.image(it)),
      );
      return found.some((facts) => facts !== undefined);
    },
    async provide() {
      const look = await context.finder.look();
      if (look.state !== 'answers') throw look.error;
      const complaint = await tryPull(look.engine, context);
      if (complaint === undefined) return undefined;

      const reason = whyNotMakeStandIn(context.machine, image, complaint);
      if (reason !== undefined) throw reason;
      context.screen.info(`${image} cannot be pulled (${complaint}).`);
      await makeStandIn(image, look.engine, context);
      return undefined;
    },
  };
}

/** Pulls the image; where that fails, gives the reason in words. */
async function tryPull(
  engine: Engine,
  { screen, signal }: SetupContext,
): Promise<string | undefined> {
  screen.info(`Pulling ${image}`);
  const silence = new AbortController();
  const listen = (): NodeJS.Timeout =>
    setTimeout(() => {
      silence.abort();
    }, silenceMilliseconds);
  let timer = listen();
  try {
    await engine.pull(image, {
      signal: AbortSignal.any([signal, silence.signal]),
      report(line) {
        clearTimeout(timer);
        timer = listen();
        screen.progress(line);
      },
    });
    return undefined;
  } catch (caught) {
    signal.throwIfAborted();
    if (silence.signal.aborted) return 'its registry does not answer';
    const isExplained =
      isLabsError(caught, 'registry-unreachable') || isLabsError(caught, 'image-refused');
    return isExplained ? caught.facts.why : describeCaught(caught);
  } finally {
    clearTimeout(timer);
  }
}
