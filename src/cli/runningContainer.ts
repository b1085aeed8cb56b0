import { LabsError } from '../core/base/errors';
import { containerStopped } from '../core/containerStopped';
import type { ContainerFacts, Engine } from '../core/ports';

/** The running container of that name. Fails with `container-missing` or `container-stopped`. */
export async function runningContainer(engine: Engine, name: string): Promise<ContainerFacts> {
  const container = await engine.container(name);
  if (container === undefined) throw new LabsError('container-missing', { name });
  if (container.state !== 'running') throw containerStopped(container);
  return container;
}
