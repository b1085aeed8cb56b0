import { whileWaiting } from '../scripts/tools/whileWaiting';
import { looking } from './sampling/looking';
import { soak } from './sampling/soak';
import { ways } from './sampling/ways';
import type { Findings, Subject } from './subject';

/** What it costs to look at a container's threads: once by each way, ten times a second, and for long. */
export const sampling: Subject = {
  name: 'sampling',
  about: 'samples of a container from each source beside `docker exec ps -efL` and `docker top`',
  needs: ['engine'],
  async measure(context) {
    const part = (words: string, work: Promise<Findings>): Promise<Findings> =>
      whileWaiting(context.screen, words, work);
    const once = await part('one look by each way', ways(context));
    const live = await part('ten looks a second', looking(context));
    const long = await part('very many looks', soak(context));
    return {
      figures: { once: once.figures, live: live.figures, soak: long.figures },
      lines: [once, live, long].flatMap(({ lines }) => lines),
    };
  },
};
