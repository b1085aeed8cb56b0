import { longestLimitMilliseconds, usualLimitMilliseconds } from '../../flood/floodPlan';
import type { Draft } from '../draft';
import type { FloodWork, Problem } from '../model';
import { errorAt, warningAt } from '../problems';
import { floodsOf, type PlacedFlood } from './floodsOf';
import { publishedPorts, whyUnpublished, type PublishedPorts } from './publishedPorts';

/** Below this a flood is gone before anybody has seen it. */
const shortestLimitMilliseconds = 1000;

/** The times of a flood must be ones that it can keep, and its port one that can be reached. */
export function floods(draft: Draft): readonly Problem[] {
  const ports = publishedPorts(draft);
  return floodsOf(draft).flatMap(({ flood, placeOf }) => [
    ...timeProblems(flood, placeOf),
    ...portProblems(flood, placeOf, ports),
  ]);
}

function portProblems(
  { port }: FloodWork,
  placeOf: PlacedFlood['placeOf'],
  ports: PublishedPorts,
): readonly Problem[] {
  const why = whyUnpublished(port, ports);
  if (why === undefined) return [];
  const message = `${why.what}, so no connection can be held to it; ${why.advice}`;
  return [warningAt(placeOf(port === undefined ? undefined : 'port'), 'port-unpublished', message)];
}

function timeProblems(flood: FloodWork, placeOf: PlacedFlood['placeOf']): readonly Problem[] {
  if (!canLast(flood)) {
    const message = `"for" must be at least ${shortestLimitMilliseconds / 1000} s and at most ${inMinutes(longestLimitMilliseconds)}.`;
    return [errorAt(placeOf('for'), 'value-wrong', message)];
  }
  if (flood.rampMilliseconds === 0) {
    const message =
      '"ramp" takes no time, so they come as fast as the server takes them, as without it; leave it out, or write how long they take to come.';
    return [warningAt(placeOf('ramp'), 'flood-unfit', message)];
  }
  const { rampMilliseconds = 0, limitMilliseconds } = flood;
  if (rampMilliseconds < (limitMilliseconds ?? usualLimitMilliseconds)) return [];
  const [end, advice] =
    limitMilliseconds === undefined
      ? [
          `${inMinutes(usualLimitMilliseconds)}, after which a flood without "for" ends`,
          'or write a longer "for"',
        ]
      : ['"for"', 'or "for" longer'];
  const message = `"ramp" is not shorter than ${end}, so the flood would be over before all connections have come; make "ramp" shorter, ${advice}.`;
  return [errorAt(placeOf('ramp'), 'value-wrong', message)];
}

function canLast({ limitMilliseconds: limit = usualLimitMilliseconds }: FloodWork): boolean {
  return limit >= shortestLimitMilliseconds && limit <= longestLimitMilliseconds;
}

function inMinutes(milliseconds: number): string {
  return `${milliseconds / 60_000} min`;
}
