import { seconds } from '../../core/base/words';
import type { Doing, FloodWork } from '../../core/lab/model';

/** What is done, in the words of a test's report: `docker stop x`, `answer how-many with 3`. */
export function doingText(doing: Doing): string {
  switch (doing.do) {
    case 'exec':
    case 'terminal':
      return doing.command;
    case 'flood':
      return floodText(doing);
    case 'open':
      return `open ${doing.view}`;
    case 'answer':
      return Object.entries(doing.answers)
        .map(([id, answer]) => `answer ${id} with ${answer}`)
        .join(', then ');
    case 'build':
    case 'run':
    case 'release':
    case 'stop':
      return doing.do;
  }
}

/** With all that its author says of it, since two mistakes may differ in that alone. */
function floodText(work: FloodWork): string {
  const { count, port, profile, rampMilliseconds, replacing, limitMilliseconds } = work;
  return [
    `flood ${count}`,
    ...(profile === undefined ? [] : [profile]),
    ...(port === undefined ? [] : [`at port ${port}`]),
    ...(rampMilliseconds === undefined ? [] : [`over ${seconds(rampMilliseconds)}`]),
    ...(limitMilliseconds === undefined ? [] : [`for ${seconds(limitMilliseconds)}`]),
    ...(replacing === undefined ? [] : [replacing ? 'replacing' : 'without replacing']),
  ].join(' ');
}
