import type { ContainerFacts } from '../../src/core/ports';
import { eventually } from './apacheContainer';
import type { RealEngine } from './realEngine';

/** Whether the program of a flood runs inside the container. */
export async function hasFloodInside(real: RealEngine, { id }: ContainerFacts): Promise<boolean> {
  const text = await real.output(id, [
    'sh',
    '-c',
    'for line in /proc/[0-9]*/cmdline; do tr "\\0" " " <$line; echo; done 2>/dev/null',
  ]);
  return text.split('\n').some((line) => line.trim() === 'live-labs-flood');
}

/** It ends, and its connections with it. */
export async function assertNoFloodInside(
  real: RealEngine,
  container: ContainerFacts,
): Promise<void> {
  await eventually(async () => !(await hasFloodInside(real, container)));
}
