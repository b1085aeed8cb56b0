import * as l10n from '@vscode/l10n';
import { readable } from '../base/words';
import type { FloodCounts, FloodState } from '../ports';
import type { ConnectionCounts, PortCounts } from '../threads/snapshot';
import { floodedPort } from './countsFor';
import { isGoingUp } from './floodWords';

/** A number of a flood with where it comes from. */
export interface FloodFigure {
  /** `80`, `100/100`. */
  readonly number: string;
  readonly what: string;
  readonly source: string;
}

/**
 * All that is known of a flood, the most important first.
 * @param seen what the server's side looks like; undefined where nobody looks
 */
export function floodFigures(
  state: FloodState,
  seen: ConnectionCounts | undefined,
): readonly FloodFigure[] {
  const { held, wanted, due, dropped, replaced } = state;
  return [
    {
      number: `${readable(held)}/${readable(wanted)}`,
      what: l10n.t('held'),
      source: l10n.t('our own sockets that are open and have sent their bytes'),
    },
    ...(isGoingUp(state)
      ? [
          {
            number: readable(due),
            what: l10n.t('due by now'),
            source: l10n.t('the others follow, as the ramp goes up'),
          },
        ]
      : []),
    ...(seen === undefined ? [] : serverSide(floodedPort(state, seen))),
    {
      number: readable(dropped),
      what: l10n.t('dropped'),
      source: l10n.t('closed by the server'),
    },
    {
      number: readable(replaced),
      what: l10n.t('replaced'),
      source: l10n.t('opened in the place of dropped ones'),
    },
    ...troubleFigures(state),
  ];
}

function serverSide({ established, queueLength }: PortCounts): readonly FloodFigure[] {
  return [
    {
      number: readable(established),
      what: l10n.t({ message: 'accepted', comment: 'many' }),
      source: l10n.t("taken by a process of the server, as the container's {0} says", netFile),
    },
    {
      number: readable(queueLength),
      what: l10n.t('waiting'),
      source: l10n.t('in the accept queue, not taken yet, as {0} says', netFile),
    },
  ];
}

const netFile = '/proc/net/tcp';

/** What went wrong, by the system's codes; empty where nothing did. */
export function troubleFigures({ failed, broken }: FloodCounts): readonly FloodFigure[] {
  return [
    ...byCode(failed).map(([code, count]) =>
      code === 'ECONNREFUSED'
        ? {
            number: String(count),
            what: l10n.t('refused'),
            source: l10n.t('nobody listened at the port ({0})', code),
          }
        : {
            number: String(count),
            what: l10n.t('failed'),
            source: l10n.t('could not be opened ({0})', code),
          },
    ),
    ...byCode(broken).map(([code, count]) => ({
      number: String(count),
      what: l10n.t('cut off'),
      source: l10n.t('dropped ones that ended with an error ({0})', code),
    })),
  ];
}

/** A code is one word, whatever a program inside a container takes for one. */
function byCode(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts).map(([code, count]) => [code.replaceAll(/\W/g, ''), count]);
}
