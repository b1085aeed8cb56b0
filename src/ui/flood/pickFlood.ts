import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  longestLimitMilliseconds,
  usualLimitMilliseconds,
  type FloodProfile,
} from '../../core/flood/floodPlan';
import type { FloodWork } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { CalledOff } from '../calledOff';
import { askWholeNumber } from './askWholeNumber';
import { defaultCount } from './defaultCount';

const defaultRampSeconds = 60;

/** So that what has come slowly is there for as long as what comes at once. */
const longestRampSeconds = (longestLimitMilliseconds - usualLimitMilliseconds) / 1000;

/** Lets the student choose how connections are to be held, and how many. */
export async function pickFlood({ loaded }: LabSession): Promise<FloodWork> {
  const { name, ports } = loaded.container;
  const title = l10n.t('Flood {0}', name);
  const port =
    ports.length < 2
      ? {}
      : await pick(
          title,
          l10n.t("Which of the container's ports?"),
          ports.map(({ container }) => ({
            label: l10n.t('Port {0}', container),
            it: { port: container },
          })),
        );
  const way = await pick(title, l10n.t('What shall the connections do?'), ways());
  const count = await askWholeNumber({
    title,
    prompt: l10n.t('How many connections shall be held open to {0}?', name),
    value: defaultCount,
  });
  if (!way.isRamp) return { do: 'flood', count, ...port, profile: way.profile };
  const seconds = await askWholeNumber({
    title,
    prompt: l10n.t('Over how many seconds shall they come?'),
    value: defaultRampSeconds,
    most: longestRampSeconds,
  });
  const rampMilliseconds = 1000 * seconds;
  // The time counts from the first connection on, as everywhere, but all shall stand for a while.
  const limitMilliseconds = Math.min(
    Math.max(usualLimitMilliseconds, 2 * rampMilliseconds),
    longestLimitMilliseconds,
  );
  const { profile } = way;
  return { do: 'flood', count, ...port, profile, rampMilliseconds, limitMilliseconds };
}

type Row<It> = vscode.QuickPickItem & { readonly it: It };

interface Way {
  readonly profile: FloodProfile;
  readonly isRamp: boolean;
}

function ways(): readonly Row<Way>[] {
  return [
    {
      label: `$(flame) ${l10n.t('Hold a partial request')}`,
      detail: l10n.t(
        'Each sends one byte of a request and never the rest: the server has to wait for it.',
      ),
      it: { profile: 'partial-request', isRamp: false },
    },
    {
      label: `$(globe) ${l10n.t('Idle keep-alive')}`,
      detail: l10n.t(
        'Each asks for the page and then stays connected without a word, as browsers do.',
      ),
      it: { profile: 'keep-alive', isRamp: false },
    },
    {
      label: `$(arrow-up) ${l10n.t('Ramp up slowly')}`,
      detail: l10n.t('Partial requests that come one by one, so that you see the server follow.'),
      it: { profile: 'partial-request', isRamp: true },
    },
  ];
}

async function pick<It>(title: string, placeHolder: string, rows: readonly Row<It>[]): Promise<It> {
  const row = await vscode.window.showQuickPick([...rows], { title, placeHolder });
  if (row === undefined) throw new CalledOff();
  return row.it;
}
