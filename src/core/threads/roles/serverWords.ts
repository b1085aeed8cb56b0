import type { Snapshot } from '../snapshot';
import { servers } from './servers';

/** How the container's server works, as far as it can be seen: `event MPM`, for the heading of the
 * picture. Undefined where no known server runs, or where it cannot be told. */
export function serverWords(snapshot: Snapshot): string | undefined {
  const seen = snapshot.processes.filter(({ ours }) => !ours);
  for (const { commands, words } of servers) {
    const own = seen.filter(({ command }) => commands.has(command));
    const said = own.length === 0 ? undefined : words(own, snapshot);
    if (said !== undefined) return said;
  }
  return undefined;
}
