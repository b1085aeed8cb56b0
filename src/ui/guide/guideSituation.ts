import { isLabsError } from '../../core/base/errors';
import type { GuideSituation } from '../../protocol/guide';
import type { EngineState } from '../../run/engineLink';
import type { ShownLab } from '../labs/foundLab';

/** What can be done in the page of a lab now, and what is missing. */
export function guideSituation(found: ShownLab, engine: EngineState): GuideSituation {
  const container = found.loaded.lab.container?.name;
  if ('why' in found) {
    const isUntrusted = isLabsError(found.why, 'workspace-untrusted');
    return {
      container,
      isRunning: false,
      canAct: isLabsError(found.why, 'lab-incomplete'),
      say: isLabsError(found.why, 'lab-incomplete') ? undefined : found.why.message,
      offer: isUntrusted ? 'trust' : undefined,
    };
  }
  const isLost = engine.kind === 'lost';
  return {
    container,
    isRunning: found.session.container?.state === 'running',
    canAct: true,
    say: isLost ? engine.error.message : undefined,
    offer: isLost ? 'retry' : undefined,
  };
}
