import * as l10n from '@vscode/l10n';
import type { Forms } from '../base/nouns';
import { counted, formFor, readable } from '../base/words';
import type { FloodState } from '../ports';
import type { ConnectionCounts, PortCounts, Snapshot } from '../threads/snapshot';
import { floodedPort } from './countsFor';

/** What is known of the server that a flood goes to. */
export interface ServerSide {
  /** Undefined where nobody looks, or where they cannot be seen. */
  readonly connections: ConnectionCounts | undefined;
  /** How many may wait in its accept queue; undefined where that is not known. */
  readonly queueLimit: number | undefined;
  /** Whether it is an Apache httpd, of which we know why it drops connections. */
  readonly isHttpd: boolean;
}

/** What a server does with a flood, in words. */
export interface ServerAnswer {
  /** `80 served, 20 wait in the accept queue (of 512)`; empty where nobody can see it. */
  readonly now: string;
  /** The same where there is little room: `80 served, 20 wait`. */
  readonly short: string;
  /** What else is to be said, a sentence each. */
  readonly notes: readonly string[];
}

/** The answer of the server to a flood. */
export function serverAnswer(flood: FloodState, server: ServerSide): ServerAnswer {
  const { connections, queueLimit } = server;
  const seen = connections && floodedPort(flood, connections);
  return {
    now: seen === undefined ? '' : nowWords(flood, seen, waitWords(queueLimit)),
    short: seen === undefined ? '' : nowWords(flood, seen, waitShortly),
    notes: [
      ...(seen === undefined
        ? []
        : [
            ...nobodyThere(flood, connections),
            ...othersToo(flood, seen),
            ...closedAlready(seen),
            ...notLetIn(flood, seen, queueLimit),
          ]),
      ...rampWords(flood),
      ...droppedWords(flood, server.isHttpd),
      ...notReplaced(flood),
      ...(flood.from === 'here'
        ? []
        : [
            l10n.t(
              'From inside the container, since nothing shows that its port is reached from here.',
            ),
          ]),
    ],
  };
}

/** Whether the server that is seen is an Apache httpd. */
export function isHttpd(snapshot: Snapshot | undefined): boolean {
  const names = ['httpd', 'apache2'];
  return snapshot?.processes.some(({ ours, command }) => !ours && names.includes(command)) === true;
}

function nowWords(
  { profile }: FloodState,
  { established, queueLength }: PortCounts,
  wait: Forms,
): string {
  // What waits for its next request is kept by the server, and served by nobody.
  const words = profile === 'keep-alive' ? accepted : served;
  const parts = [words[formFor(established)](readable(established))];
  if (queueLength > 0) parts.push(wait[formFor(queueLength)](readable(queueLength)));
  return parts.join(', ');
}

/** A port proxy takes connections also where no program listens behind it, and closes each at once. */
function nobodyThere(
  { port }: FloodState,
  connections: ConnectionCounts | undefined,
): readonly string[] {
  if (connections === undefined || connections.ports.some((counts) => counts.port === port))
    return [];
  return [l10n.t('No program in the container listens at its port {0}.', port)];
}

function waitWords(limit: number | undefined): Forms {
  return limit === undefined ? waiting : waitingOf(limit);
}

/** The server has more open than can be ours: anybody may connect to it. */
function othersToo(
  { held, due, dropped, replaced, replacing }: FloodState,
  { established, queued }: PortCounts,
): readonly string[] {
  const open = established + queued;
  // The server sees those that are being opened before we count them as held.
  const mostOurs = replacing ? due : Math.max(held, due - dropped + replaced);
  if (open <= mostOurs) return [];
  const all = counted(open, 'connection');
  return [
    l10n.t(
      '{0} in all, {1} of them yours: the rest comes from other clients.',
      all,
      readable(held),
    ),
  ];
}

function closedAlready({ queued, queueLength }: PortCounts): readonly string[] {
  const gone = queueLength - queued;
  return gone > 0 ? [closed[formFor(gone)](readable(gone))] : [];
}

/** Ours that the server's side does not have: with room in the queue they are only on their way. */
function notLetIn(
  { from, held, due }: FloodState,
  { established, queued, queueLength }: PortCounts,
  limit: number | undefined,
): readonly string[] {
  // From here they are open already, since the engine's own program for the port has taken them;
  // those that are due no more are being let go.
  const outside = (from === 'here' ? Math.min(held, due) : due) - established - queued;
  if (limit === undefined || queueLength < limit || outside <= 0) return [];
  return [kept[formFor(outside)](readable(outside))];
}

function notReplaced({ replacing, isPaused }: FloodState): readonly string[] {
  if (replacing) return [];
  return [
    isPaused === true
      ? l10n.t('Not replaced: you let the server drop them.')
      : l10n.t('Those that the server drops are not replaced.'),
  ];
}

function rampWords({ due, wanted }: FloodState): readonly string[] {
  return due < wanted ? [rising(wanted)[formFor(due)](readable(due))] : [];
}

function droppedWords(
  { dropped, replaced, profile }: FloodState,
  isApache: boolean,
): readonly string[] {
  if (dropped === 0) return [];
  return [
    replaced === 0
      ? `${droppedBy[formFor(dropped)](readable(dropped))}.`
      : `${droppedBy[formFor(dropped)](readable(dropped))}, ${replacedOf[formFor(replaced)](readable(replaced))}.`,
    ...(isApache ? [whyHttpdDrops(profile)] : []),
  ];
}

function whyHttpdDrops(profile: FloodState['profile']): string {
  return profile === 'keep-alive'
    ? l10n.t(
        'httpd closes a connection that asks for nothing more within its KeepAliveTimeout, and sooner where its workers are all busy.',
      )
    : l10n.t(
        'httpd ends a request whose header does not come within 20 to 40 s (its mod_reqtimeout); a worker that ends drops those that it served.',
      );
}

const served = {
  one: (count) => l10n.t({ message: '{0} served', args: [count], comment: 'one' }),
  few: (count) => l10n.t({ message: '{0} served', args: [count], comment: 'many' }),
  other: (count) => l10n.t({ message: '{0} served', args: [count], comment: 'many' }),
} satisfies Forms;

const accepted = {
  one: (count) => l10n.t({ message: '{0} accepted', args: [count], comment: 'one' }),
  few: (count) => l10n.t({ message: '{0} accepted', args: [count], comment: 'many' }),
  other: (count) => l10n.t({ message: '{0} accepted', args: [count], comment: 'many' }),
} satisfies Forms;

const waiting = {
  one: (count) => l10n.t('{0} waits in the accept queue', count),
  few: (count) => l10n.t('{0} wait in the accept queue', count),
  other: (count) => l10n.t('{0} wait in the accept queue', count),
} satisfies Forms;

const waitShortly = {
  one: (count) => l10n.t('{0} waits', count),
  few: (count) => l10n.t('{0} wait', count),
  other: (count) => l10n.t('{0} wait', count),
} satisfies Forms;

const waitingOf = (limit: number): Forms => ({
  one: (count) => l10n.t('{0} waits in the accept queue (of {1})', count, readable(limit)),
  few: (count) => l10n.t('{0} wait in the accept queue (of {1})', count, readable(limit)),
  other: (count) => l10n.t('{0} wait in the accept queue (of {1})', count, readable(limit)),
});

const closed = {
  one: (count) =>
    l10n.t(
      '{0} of those that wait was closed by its client already: it keeps its place until the server takes it.',
      count,
    ),
  few: (count) => manyClosed(count),
  other: (count) => manyClosed(count),
} satisfies Forms;

function manyClosed(count: string): string {
  return l10n.t(
    '{0} of those that wait were closed by their clients already: they keep their places until the server takes them.',
    count,
  );
}

const kept = {
  one: (count) =>
    l10n.t(
      '{0} is not let in yet: the queue is full, so the system leaves its handshake unfinished and tries again.',
      count,
    ),
  few: (count) => manyKept(count),
  other: (count) => manyKept(count),
} satisfies Forms;

function manyKept(count: string): string {
  return l10n.t(
    '{0} are not let in yet: the queue is full, so the system leaves their handshakes unfinished and tries again.',
    count,
  );
}

const rising = (wanted: number): Forms => ({
  one: (due) => l10n.t('The load goes up: {0} of {1} is due by now.', due, readable(wanted)),
  few: (due) => l10n.t('The load goes up: {0} of {1} are due by now.', due, readable(wanted)),
  other: (due) => l10n.t('The load goes up: {0} of {1} are due by now.', due, readable(wanted)),
});

const droppedBy = {
  one: (count) => l10n.t({ message: '{0} dropped by the server', args: [count], comment: 'one' }),
  few: (count) => manyDropped(count),
  other: (count) => manyDropped(count),
} satisfies Forms;

function manyDropped(count: string): string {
  return l10n.t({ message: '{0} dropped by the server', args: [count], comment: 'many' });
}

const replacedOf = {
  one: (count) => l10n.t({ message: '{0} replaced', args: [count], comment: 'one' }),
  few: (count) => manyReplaced(count),
  other: (count) => manyReplaced(count),
} satisfies Forms;

function manyReplaced(count: string): string {
  return l10n.t({ message: '{0} replaced', args: [count], comment: 'many' });
}
