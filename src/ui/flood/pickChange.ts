import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readable } from '../../core/base/words';
import { longestLimitMilliseconds, usualLimitMilliseconds } from '../../core/flood/floodPlan';
import { clockTime, spokenState } from '../../core/flood/floodWords';
import type { FloodState } from '../../core/ports';
import type { LabSession } from '../../run/labSession';
import { CalledOff } from '../calledOff';
import { commandIds, type CommandId } from '../ids';
import type { Services } from '../services';
import { askWholeNumber } from './askWholeNumber';
import { tellNoFlood } from './tellNoFlood';

interface Row extends vscode.QuickPickItem {
  readonly do: () => unknown;
}

/** Lets the student choose what becomes of the flood that there is, and does it. */
export async function pickChange(services: Services, session: LabSession): Promise<void> {
  const { flood, loaded } = session;
  const { name } = loaded.container;
  if (flood === undefined) {
    void tellNoFlood(services, session);
    return;
  }
  const row = await vscode.window.showQuickPick([...rows(session, flood)], {
    title: l10n.t('Flood of {0}', name),
    placeHolder: spokenState(flood),
  });
  if (row === undefined) throw new CalledOff();
  await row.do();
}

function rows(session: LabSession, flood: FloodState): readonly Row[] {
  const call = (id: CommandId) => (): Thenable<unknown> =>
    vscode.commands.executeCommand(id, session.lab.id);
  const longer = Math.min(
    longestLimitMilliseconds,
    flood.endsAt - Date.now() + usualLimitMilliseconds,
  );
  return [
    {
      label: `$(edit) ${l10n.t('Another number…')}`,
      description: l10n.t('now {0}', readable(flood.wanted)),
      do: () => changeNumber(session, flood),
    },
    flood.replacing
      ? {
          label: `$(debug-pause) ${l10n.t('Pause replacing')}`,
          description: l10n.t('let the server drop them'),
          do: call(commandIds.pauseReplacing),
        }
      : {
          label: `$(debug-continue) ${l10n.t('Go on replacing')}`,
          description: l10n.t('open another for each that the server drops'),
          do: call(commandIds.resumeReplacing),
        },
    {
      label: `$(clock) ${l10n.t('Hold for {0} more minutes', usualLimitMilliseconds / 60_000)}`,
      description: l10n.t('until {0}', clockTime(Date.now() + longer)),
      do: () => session.changeFlood({ limitMilliseconds: longer }),
    },
    {
      label: `$(terminal) ${l10n.t('Show in terminal')}`,
      do: call(commandIds.showFlood),
    },
    {
      label: `$(circle-slash) ${l10n.t('Release')}`,
      do: call(commandIds.releaseConnections),
    },
  ];
}

async function changeNumber(session: LabSession, { wanted }: FloodState): Promise<void> {
  const count = await askWholeNumber({
    title: l10n.t('Flood of {0}', session.loaded.container.name),
    prompt: l10n.t('How many connections shall be held from now on?'),
    value: wanted,
  });
  await session.changeFlood({ wanted: count });
}
