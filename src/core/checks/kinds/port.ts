import * as l10n from '@vscode/l10n';
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
    return is === 'open' ? openPort(port) : closedPort(port);
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
        ? l10n.t('port {0}, which cannot be looked at', port)
        : isOpen
          ? openPort(port)
          : closedPort(port);
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

function openPort(port: number): string {
  return l10n.t('port {0} open', port);
}

function closedPort(port: number): string {
  return l10n.t('port {0} closed', port);
}

function insideWords(listens: boolean | undefined): string {
  if (listens === undefined) return l10n.t("the container's table of sockets is unreadable");
  return listens ? l10n.t('a process listens inside') : l10n.t('nobody listens inside');
}

function knockWords(knock: KnockAnswer | undefined): readonly string[] {
  if (knock === undefined) return [];
  return [knock.taken ? l10n.t('{0} answers', knock.address) : `${knock.address}: ${knock.why}`];
}
