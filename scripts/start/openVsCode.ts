import { isLabsError } from '../../src/core/base/errors';
import { setUp } from '../setup/setUp';
import type { SetupContext } from '../setup/setupContext';
import type { Endings } from '../tools/endings';
import { PartMissing } from '../tools/partMissing';
import { packageExtension } from '../vscode/packageExtension';
import { findDesktop } from './desktop';
import { openDesktop } from './openDesktop';
import type { OpenRequest } from './openRequest';
import { serveInBrowser } from './serveInBrowser';

/** Sets up this machine, opens VS Code on the lab and stays until it is closed or interrupted. Gives
 * the exit code. */
export async function openVsCode(
  context: SetupContext,
  endings: Endings,
  port: number | undefined,
): Promise<number> {
  await tryEngine(context, endings);
  const desktop = await findDesktop(context);
  if (desktop === undefined) await setUp('vscode', context, endings);

  const request: OpenRequest = {
    context,
    endings,
    extension: await packageExtension(context.signal),
    workspace: 'walkthroughs',
    env: { LIVE_LABS_OPEN: 'apache2-live-action' },
  };
  return desktop === undefined ? serveInBrowser(request, port) : openDesktop(request, desktop);
}

/** Without an engine VS Code still opens: there the lab says what is missing and what to do. */
async function tryEngine(context: SetupContext, endings: Endings): Promise<void> {
  try {
    await setUp('engine', context, endings);
  } catch (caught) {
    context.signal.throwIfAborted();
    if (!(caught instanceof PartMissing) && !isLabsError(caught)) throw caught;
    context.screen.warn(caught.message);
    context.screen.info('Going on without it: the lab shows what works once it is there.');
  }
}
