import { LabsError } from './base/errors';
import type { ContainerFacts } from './ports';

/** What is said of a container that is there and has to run, but does not. */
export function containerStopped({
  name,
  state,
}: Pick<ContainerFacts, 'name' | 'state'>): LabsError<'container-stopped'> {
  return new LabsError('container-stopped', {
    name,
    ...(state === 'paused' ? { isPaused: true } : {}),
  });
}
