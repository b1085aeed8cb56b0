import type { Clock } from '../core/base/clock';
import { openHere, type FloodChannel, type FloodCommands } from './channel';
import { readyPerl } from './readyPerl';

/**
 * Starts the first of the programs that says that it is ready. The last one is not waited for: how it
 * ends tells whether it began. Fails with what the system says where nothing can be started.
 */
export async function openFirst(
  [command, next, ...others]: FloodCommands,
  clock: Clock,
): Promise<FloodChannel> {
  const channel = openHere(command);
  if (next === undefined) return channel;
  try {
    const ready = await readyPerl(channel, clock);
    if (typeof ready !== 'string') return { ...channel, lines: ready.lines };
  } catch (caught) {
    await channel.end();
    throw caught;
  }
  await channel.end();
  return openFirst([next, ...others], clock);
}
