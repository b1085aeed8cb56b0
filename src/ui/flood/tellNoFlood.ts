import * as l10n from '@vscode/l10n';
import type { LabSession } from '../../run/labSession';
import { tellInformation } from '../messages';
import type { Services } from '../services';
import { floodAgain } from './floodAgain';

/** Tells that there is no flood, to who wants to do something with it, and how to have the last again. */
export async function tellNoFlood(services: Services, session: LabSession): Promise<void> {
  const again = l10n.t('Flood Again');
  const canFlood =
    session.container?.state === 'running' && services.floods.of(session) !== undefined;
  const text = l10n.t('No connections are held to {0}.', session.loaded.container.name);
  const chosen = await tellInformation(text, ...(canFlood ? [again] : []));
  if (chosen === again) await floodAgain(services, session);
}
