import * as l10n from '@vscode/l10n';
import { containerStateWords } from '../../core/containerStateWords';
import type { ContainerState } from '../../core/ports';
import type { EngineState } from '../../run/engineLink';
import type { LabSession } from '../../run/labSession';
import type { Situation, ThreadScene } from '../../protocol/threads';
import { predictionOf } from './labTold';
import { reachedWords } from './reachedWords';

/** What the thread view of a lab has to show now. */
export function threadScene(
  session: LabSession,
  engine: EngineState,
  seen: Pick<ThreadScene, 'snapshot' | 'facts' | 'factPlaces' | 'history' | 'events' | 'mayTouch'>,
): ThreadScene {
  const { loaded, container, flood, queueLimit } = session;
  return {
    ...seen,
    container: loaded.container.name,
    reached: reachedWords(container?.published[0]),
    origin: { kind: 'live' },
    prediction: predictionOf(session),
    situation: situation(loaded.container.name, container?.state, engine),
    flood,
    queueLimit,
  };
}

function situation(
  name: string,
  container: ContainerState | undefined,
  engine: EngineState,
): Situation {
  if (engine.kind === 'lost')
    return { kind: 'nothing', say: engine.error.message, offers: ['retry', 'watch'] };
  if (engine.kind !== 'connected')
    return { kind: 'nothing', say: l10n.t('Looking for the container engine…'), offers: [] };
  if (container === 'running') return { kind: 'live' };
  if (container === 'paused')
    return {
      kind: 'nothing',
      say: l10n.t(
        'The container {0} is paused. Unpause it to see its processes and threads.',
        name,
      ),
      offers: ['unpause'],
    };
  return {
    kind: 'nothing',
    say:
      container === undefined
        ? l10n.t(
            'There is no container {0}. Build and start it to see its processes and threads.',
            name,
          )
        : l10n.t(
            'The container {0} is not running ({1}). Start it to see its processes and threads.',
            name,
            containerStateWords(container),
          ),
    offers: ['start', 'watch'],
  };
}
