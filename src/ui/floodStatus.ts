import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../core/base/clock';
import { clockTime, spokenState } from '../core/flood/floodWords';
import type { FloodState } from '../core/ports';
import type { LabSession } from '../run/labSession';
import { Countdown } from './flood/countdown';
import { floodTooltip } from './flood/floodTooltip';
import type { LastFloods } from './flood/lastFloods';
import { Pacer } from './flood/pacer';
import { statusText } from './flood/statusText';
import { commandIds } from './ids';
import type { Services } from './services';

/** A flood in the status bar, for as long as it holds anything: what is held, what was dropped, and how
 * long until it is released automatically. */
export function registerFloodStatus({ floods, labs }: Services): vscode.Disposable {
  const shown = new Map<LabSession, ShownFlood>();
  const show = (session: LabSession, state: FloodState | undefined): void => {
    if (state === undefined) {
      shown.get(session)?.dispose();
      shown.delete(session);
      return;
    }
    const flood = shown.get(session) ?? new ShownFlood(session, floods);
    shown.set(session, flood);
    flood.show(state);
  };
  return vscode.Disposable.from(
    labs.onDidOpen((session) => {
      session.onFlood((state) => {
        show(session, state);
      });
    }),
    {
      dispose() {
        for (const flood of shown.values()) flood.dispose();
      },
    },
  );
}

/** A tooltip that is being read is made anew no more often. */
const tooltipMilliseconds = 3000;

class ShownFlood implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #tooltip = '';
  readonly #tooltips = new Pacer<vscode.MarkdownString>(
    systemClock,
    tooltipMilliseconds,
    (tooltip) => (this.#item.tooltip = tooltip),
  );
  readonly #countdown = new Countdown(systemClock, () => {
    const { flood } = this.session;
    if (flood !== undefined) this.show(flood);
  });

  constructor(
    private readonly session: LabSession,
    private readonly floods: LastFloods,
  ) {
    this.#item = createItem(session);
  }

  show(state: FloodState): void {
    const item = this.#item;
    item.text = statusText(state, systemClock.now());
    item.accessibilityInformation = {
      label: l10n.t(
        '{0}. Released automatically at {1}. Press to release them.',
        spokenState(state),
        clockTime(state.endsAt),
      ),
      role: 'button',
    };
    const tooltip = floodTooltip(this.session, state, this.floods.portOf(this.session));
    // One that is being read stays as it is until it has something new to say.
    if (tooltip.value !== this.#tooltip) this.#tooltips.offer(tooltip);
    this.#tooltip = tooltip.value;
    this.#countdown.until(state.endsAt);
    item.show();
  }

  dispose(): void {
    this.#countdown.dispose();
    this.#tooltips.dispose();
    this.#item.dispose();
  }
}

function createItem({ lab }: LabSession): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(
    `liveLabs.flood.${lab.id}`,
    vscode.StatusBarAlignment.Left,
    100,
  );
  item.name = l10n.t('Flood of {0}', lab.title);
  item.command = {
    command: commandIds.releaseConnections,
    title: l10n.t('Release Connections'),
    arguments: [lab.id],
  };
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  return item;
}
