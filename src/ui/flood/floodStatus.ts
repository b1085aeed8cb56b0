import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../../core/base/clock';
import type { Disposable } from '../../core/base/disposable';
import { clockTime, isSpent, spokenState } from '../../core/flood/floodWords';
import type { FloodState } from '../../core/ports';
import type { LabSession } from '../../run/labSession';
import { commandIds } from '../ids';
import { Countdown } from './countdown';
import { floodTooltip } from './floodTooltip';
import type { LastFloods } from './lastFloods';
import { Pacer } from './pacer';
import { statusText } from './statusText';

/** Floods in the status bar, each for as long as it holds anything: what is held, what was dropped, and
 * how long until it is released automatically. */
export class FloodStatus implements Disposable {
  readonly #shown = new Map<LabSession, ShownFlood>();

  constructor(private readonly floods: LastFloods) {}

  /** Shows a lab's flood as it is now, or no more. */
  show(session: LabSession, state: FloodState | undefined): void {
    if (state === undefined) {
      this.#shown.get(session)?.dispose();
      this.#shown.delete(session);
      return;
    }
    const flood = this.#shown.get(session) ?? new ShownFlood(session, this.floods);
    this.#shown.set(session, flood);
    flood.show(state);
  }

  dispose(): void {
    for (const flood of this.#shown.values()) flood.dispose();
  }
}

/** A tooltip that is being read is made anew no more often. */
const tooltipMilliseconds = 3000;

class ShownFlood implements Disposable {
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
      label: isSpent(state)
        ? l10n.t('{0}. Press to end the flood.', spokenState(state))
        : l10n.t(
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
