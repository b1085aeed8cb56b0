import { isLabsError, LabsError } from '../../core/base/errors';
import { labLabel, type ContainerFacts } from '../../core/ports';
import { loadLab, type LoadedLab } from '../../run/loadLab';
import type { CliCall } from '../command';
import { openEngine } from '../services';

/** The lab that the call names. Fails as `loadLab` does, but says so where a container was named. */
export async function loadFloodedLab(call: CliCall): Promise<LoadedLab> {
  const [name = ''] = call.names;
  try {
    return await loadLab(name);
  } catch (caught) {
    if (!isLabsError(caught) || caught.code !== 'lab-unreadable' || !couldBeContainer.test(name))
      throw caught;
    const container = await containerNamed(call, name);
    throw container === undefined
      ? caught
      : new LabsError('usage-wrong', { why: notALab(container), command: 'flood' });
  }
}

/** What an engine takes for a name. */
const couldBeContainer = /^[a-zA-Z0-9][\w.-]*$/;

/** LAB was written, and a container of that name is there. */
export function notALab({ name, labels }: Pick<ContainerFacts, 'name' | 'labels'>): string {
  const lab = labels[labLabel];
  const whose = lab === undefined ? 'of no lab' : `of the lab "${lab}"`;
  return `${name} is a container ${whose}, and LAB is a lab's folder or its lab.md${lab === undefined ? '' : ': name that of this lab'}`;
}

/** Where no engine answers, nobody knows of any. */
async function containerNamed(call: CliCall, name: string): Promise<ContainerFacts | undefined> {
  try {
    await using engine = await openEngine(call);
    return await engine.container(name);
  } catch (caught) {
    if (isLabsError(caught)) return undefined;
    throw caught;
  }
}
