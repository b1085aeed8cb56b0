import type { CheckKind } from '../checkKind';
import type { KnockAnswer } from '../observer';

interface State {
  /** Of the container. */
  readonly port: number;
  readonly is: 'open' | 'closed';
}

interface Seen {
  /** Whether a process of the container listens there; undefined where that cannot be read. */
  readonly listens: boolean | undefined;
  /** What a client on this machine finds; undefined where nobody listens inside, so that there is
   * nothing to be found, and where the port is not published. */
  readonly knock: KnockAnswer | undefined;
}

/**
 * `port: 80`: whether a server can be reached at a port of the container. A published port is tried
 * from this machine, as a student's browser would; and since an engine's proxy takes connections for
 * a server that is not there, somebody must listen inside too. Another port is only looked at inside.
 */
export const portKind: CheckKind<State | number, Seen> = {
  kind: 'port',
  expected(expects) {
    const { port, is } = stateOf(expects);
    return `port ${String(port)} ${is}`;
  },
  async observe(expects, observer) {
    const { port } = stateOf(expects);
    const listens = (await observer.sockets())?.some(
      ({ state, localPort }) => state === 'LISTEN' && localPort === port,
    );
    return { listens, knock: listens === false ? undefined : await observer.knock(port) };
  },
  judge(expects, { listens, knock }) {
    const { port, is } = stateOf(expects);
    const isOpen = knock === undefined ? listens : knock.taken;
    const words =
      isOpen === undefined
        ? `port ${String(port)}, which cannot be looked at`
        : `port ${String(port)} ${isOpen ? 'open' : 'closed'}`;
    return {
      holds: isOpen !== undefined && (is === 'open') === isOpen,
      seen: `${words} (${[insideWords(listens), ...knockWords(knock)].join('; ')})`,
      evidence: [],
      ...(isOpen === undefined ? { blind: 'environment' } : {}),
    };
  },
};

function stateOf(expects: State | number): State {
  return typeof expects === 'number' ? { port: expects, is: 'open' } : expects;
}

function insideWords(listens: boolean | undefined): string {
  if (listens === undefined) return "the container's table of sockets is unreadable";
  return listens ? 'a process listens inside' : 'nobody listens inside';
}

function knockWords(knock: KnockAnswer | undefined): readonly string[] {
  if (knock === undefined) return [];
  return [knock.taken ? `${knock.address} answers` : `${knock.address}: ${knock.why}`];
}
