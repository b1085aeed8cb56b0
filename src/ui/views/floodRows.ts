import * as l10n from '@vscode/l10n';
import { readable } from '../../core/base/words';
import { safeLine } from '../../core/base/safeText';
import { timeOfDay } from '../../core/base/timeOfDay';
import { floodedPort } from '../../core/flood/countsFor';
import { isSpent, refusedOf } from '../../core/flood/floodWords';
import { isHttpd, serverAnswer } from '../../core/flood/serverAnswer';
import type { ContainerFacts, FloodState } from '../../core/ports';
import type { PortCounts, Snapshot } from '../../core/threads/snapshot';
import type { TreeNode } from './treeNode';

/** What is known of a flood. */
export interface FloodRow {
  readonly lab: string;
  readonly container: ContainerFacts;
  readonly snapshot: Snapshot | undefined;
  readonly flood: FloodState;
  readonly queueLimit?: number | undefined;
  /** The port that it goes to, where the container has several. */
  readonly port?: number | undefined;
}

/** A number of a flood, and where it is known from. */
interface Count {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly source: string;
  readonly icon: string;
}

/** The row of a flood below its container's; below it each number that is known of it. */
export function floodRow({
  lab,
  container,
  snapshot,
  flood,
  queueLimit,
  port,
}: FloodRow): TreeNode {
  const { held, wanted, endsAt } = flood;
  const connections = snapshot?.connections;
  const server = { connections, queueLimit, isHttpd: isHttpd(snapshot) };
  const { now, short, notes } = serverAnswer(flood, server);
  const label =
    port === undefined
      ? l10n.t('Flood {0}/{1}', readable(held), readable(wanted))
      : l10n.t('Flood of port {0} {1}/{2}', port, readable(held), readable(wanted));
  const words =
    port === undefined
      ? l10n.t('Flood: {0} of {1} held', readable(held), readable(wanted))
      : l10n.t('Flood of port {0}: {1} of {2} held', port, readable(held), readable(wanted));
  // At a time of day, since a time that is left would have to be drawn each second.
  const end = isSpent(flood) ? [] : [l10n.t('Released automatically at {0}.', timeOfDay(endsAt))];
  return {
    id: `flood ${container.id}`,
    label,
    // The view is narrow: what waits needs no more than its number beside what is served.
    description: short,
    spoken: [words, now].filter((words) => words !== '').join(', '),
    tooltip: [words, ...(now === '' ? [] : [now]), ...notes, ...end].join('\n'),
    icon: { name: 'flame', color: 'charts.red' },
    context: 'flood',
    about: { lab },
    children: [
      ...ourCounts(flood),
      ...(connections === undefined
        ? []
        : theirCounts(floodedPort(flood, connections), queueLimit)),
      ...troubles(flood),
    ].map((count) => countRow(container.id, count)),
  };
}

function countRow(container: string, { id, label, count, source, icon }: Count): TreeNode {
  return {
    id: `flood ${container} ${id}`,
    label,
    description: readable(count),
    spoken: `${label}: ${readable(count)}`,
    tooltip: `${label}: ${readable(count)}\n${source}`,
    icon: { name: icon },
    context: 'flood count',
  };
}

function ourCounts({ wanted, due, held }: FloodState): readonly Count[] {
  return [
    {
      id: 'wanted',
      label: l10n.t('Wanted'),
      count: wanted,
      source: l10n.t('As many as the flood was told to hold.'),
      icon: 'target',
    },
    ...(due < wanted
      ? [
          {
            id: 'due',
            label: l10n.t('Due by now'),
            count: due,
            source: l10n.t('The load goes up evenly; so many of the wanted ones are due already.'),
            icon: 'graph-line',
          },
        ]
      : []),
    {
      id: 'held',
      label: l10n.t('Held by us'),
      count: held,
      source: l10n.t('Counted here: sockets that are open and have sent their bytes.'),
      icon: 'plug',
    },
  ];
}

function theirCounts(
  { established, queueLength }: PortCounts,
  limit: number | undefined,
): readonly Count[] {
  return [
    {
      id: 'accepted',
      label: l10n.t('Accepted by the server'),
      count: established,
      source: l10n.t(
        'Counted in the container’s /proc/net/tcp: rows of its port that belong to a process, whoever the client is.',
      ),
      icon: 'check',
    },
    {
      id: 'queued',
      label: l10n.t('In the accept queue'),
      count: queueLength,
      source:
        limit === undefined
          ? l10n.t(
              'Counted by the system: rx_queue of its port’s LISTEN row in the same table, the Recv-Q of "ss -ltn".',
            )
          : l10n.t(
              'Counted by the system: rx_queue of its port’s LISTEN row in the same table, the Recv-Q of "ss -ltn". At most {0}: the smaller of ListenBacklog and somaxconn, and the one more that Linux lets wait.',
              readable(limit),
            ),
      icon: 'clock',
    },
  ];
}

function troubles(flood: FloodState): readonly Count[] {
  const { dropped, replaced, replacing, isPaused, failed, broken } = flood;
  const codes = Object.entries(failed).filter(([code]) => code !== 'ECONNREFUSED');
  return [
    {
      id: 'dropped',
      label: l10n.t('Dropped by the server'),
      count: dropped,
      source: l10n.t('Counted here: connections that were closed from the other side so far.'),
      icon: 'debug-disconnect',
    },
    {
      id: 'refused',
      label: l10n.t('Refused'),
      count: refusedOf(flood),
      source: l10n.t(
        'Counted here: attempts that the system answered with ECONNREFUSED, since nobody listens.',
      ),
      icon: 'circle-slash',
    },
    {
      id: 'replaced',
      label: l10n.t('Replaced'),
      count: replaced,
      source: replacing
        ? l10n.t('Counted here: opened in the place of one that the server has dropped.')
        : isPaused === true
          ? l10n.t('Counted here; none is replaced now: you let the server drop them.')
          : l10n.t('Counted here; this flood replaces none.'),
      icon: 'sync',
    },
    ...codes.map(([code, count]) => ({
      id: `failed ${code}`,
      // From inside a container a program tells it.
      label: safeLine(code),
      count,
      source: l10n.t('Counted here: attempts that failed with this error of the system.'),
      icon: 'warning',
    })),
    ...Object.entries(broken).map(([code, count]) => ({
      id: `broken ${code}`,
      label: l10n.t('Of the dropped ones by {0}', safeLine(code)),
      count,
      source: l10n.t('Counted here: those that ended with this error instead of being closed.'),
      icon: 'warning',
    })),
  ];
}
