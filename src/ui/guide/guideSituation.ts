import * as l10n from '@vscode/l10n';
import { isLabsError } from '../../core/base/errors';
import type { Lab } from '../../core/lab/model';
import type { GuideSituation } from '../../protocol/guide';
import type { PlaceState } from '../../protocol/guideRuns';
import type { EngineState } from '../../run/engineLink';
import type { ShownLab } from '../labs/foundLab';
import type { TerminalRole } from '../terminals/terminals';

/** What can be done in the page of a lab now, and what is missing. */
export function guideSituation(
  found: ShownLab,
  engine: EngineState,
  place: (role: TerminalRole) => PlaceState,
): GuideSituation {
  const container = found.loaded.lab.container?.name;
  const lab = found.key;
  const shells = {
    host: place({ place: 'host', lab }),
    container: place({ place: 'container', lab }),
  };
  if ('why' in found) {
    const isUntrusted = isLabsError(found.why, 'workspace-untrusted');
    return {
      container,
      isRunning: false,
      shells,
      inside: Object.fromEntries(
        containersIn(found.loaded.lab).map((name) => [
          name,
          place({ place: 'container', lab, container: name }),
        ]),
      ),
      canAct: isLabsError(found.why, 'lab-incomplete'),
      say: isLabsError(found.why, 'lab-incomplete') ? undefined : found.why.message,
      offer: isUntrusted ? 'trust' : undefined,
    };
  }
  const isLost = engine.kind === 'lost';
  return {
    container,
    isRunning: found.session.container?.state === 'running',
    shells,
    canAct: true,
    say: isLost ? engine.error.message : undefined,
    offer: isLost ? 'retry' : undefined,
  };
}

/** The same where the file of the lab has gone: what it says is still to be read, but nothing of it runs. */
export function lostSituation(situation: GuideSituation): GuideSituation {
  return {
    ...situation,
    canAct: false,
    say: l10n.t(
      'The file of this page is no longer there, so nothing of it runs: the page shows what it said last.',
    ),
    offer: undefined,
  };
}

/** The containers that a text enters which has none of its own. */
function containersIn({ steps }: Lab): readonly string[] {
  const named = steps.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'command' ? (item.container ?? []) : [])),
  );
  return [...new Set(named)];
}
