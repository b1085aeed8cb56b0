import type { EngineState } from '../../run/engineLink';
import type { LabSession } from '../../run/labSession';
import type { HistoryPoint, Situation, ThreadScene } from '../../protocol/threads';
import type { Snapshot } from '../../core/threads/snapshot';

/** What the thread view of a lab has to show now. */
export function threadScene(
  { loaded, container, flood }: LabSession,
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
        : `port ${String(port.container)} published on localhost:${String(port.host)}`,
    situation: situation(loaded.container.name, container?.state, engine),
    flood,
  };
}

function situation(name: string, container: string | undefined, engine: EngineState): Situation {
  if (engine.kind === 'lost') return { kind: 'nothing', say: engine.error.message, offer: 'retry' };
  if (engine.kind !== 'connected')
    return { kind: 'nothing', say: 'Looking for the container engine…', offer: undefined };
  if (container === 'running') return { kind: 'live' };
  return {
    kind: 'nothing',
    say:
      container === undefined
        ? `There is no container ${name} yet. Build and start it to see its processes and threads.`
        : `The container ${name} is not running (${container}). Start it to see its processes and threads.`,
    offer: 'start',
  };
}
