import * as l10n from '@vscode/l10n';
import { containerStateWords } from '../../core/containerStateWords';
import type { ContainerState } from '../../core/ports';
import type { EngineState } from '../../run/engineLink';
import type { LabSession } from '../../run/labSession';
import type { HistoryPoint, Situation, ThreadScene } from '../../protocol/threads';
import type { Snapshot } from '../../core/threads/snapshot';

/** What the thread view of a lab has to show now. */
export function threadScene(
  { loaded, container, flood, queueLimit }: LabSession,
  engine: EngineState,
  seen: {
    readonly snapshot: Snapshot | undefined;
    readonly facts: Readonly<Record<string, number>>;
    readonly history: readonly HistoryPoint[];
  },
): ThreadScene {
  const port = container?.published[0];
  return {
    ...seen,
    container: loaded.container.name,
    reached:
      port === undefined
        ? undefined
        : l10n.t('port {0} published on {1}', port.container, `localhost:${String(port.host)}`),
    server: undefined,
    origin: { kind: 'live' },
    factPlaces: {},
    events: [],
    prediction: undefined,
    mayTouch: false,
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
    return { kind: 'nothing', say: engine.error.message, offers: ['retry'] };
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
    offers: ['start'],
  };
}
