import * as l10n from '@vscode/l10n';
import type { FloodState } from '../../core/ports';
import type { Forms } from '../../core/base/nouns';
import { countsFor } from '../../core/flood/countsFor';
import { formFor, readable } from '../../core/base/words';
import type { ThreadScene, Wish } from '../../protocol/threads';
import { make, makeButton, setAttribute, setClass, setShown, setText } from '../shared/dom';
import { MenuButton } from './menuButton';
import { groupProcesses } from '../../core/threads/processGroups';
import { activity, headline } from '../../core/threads/activity';

/** What the header's buttons ask for. */
export interface HeaderContext {
  readonly wished: (wish: Wish) => void;
  /** Pause, or back to now. */
  readonly paused: () => void;
  /** The table, or the picture again. */
  readonly turned: () => void;
  readonly copied: () => void;
}

/** How the view stands, as far as the header tells it. */
export interface HeaderState {
  readonly isPast: boolean;
  readonly isTable: boolean;
  /** Of now, whatever moment is looked at. */
  readonly flood: FloodState | undefined;
}

/** What there is in one line, what it does in another, and the one thing to do next. */
export class HeaderView {
  readonly element = make('header', 'header');
  readonly #headline = make('h1');
  readonly #activity = make('p', 'activity');
  readonly #primary: HTMLButtonElement;
  readonly #pause: HTMLButtonElement;
  readonly #turn: HTMLButtonElement;
  readonly #spoken = make('p', 'spoken');
  #wish: Wish = 'flood';
  #toSpeak: string | undefined;
  #isResting = false;

  constructor(context: HeaderContext) {
    const { wished } = context;
    this.#primary = makeButton('primary', '', () => {
      wished(this.#wish);
    });
    this.#pause = makeButton('secondary', l10n.t('Pause'), context.paused);
    this.#turn = makeButton('secondary', '', context.turned);
    const menu = new MenuButton(l10n.t('Export'), [
      {
        label: () => l10n.t('Save Recording…'),
        does: () => {
          wished('save');
        },
      },
      {
        label: () => l10n.t('Export CSV…'),
        does: () => {
          wished('exportCsv');
        },
      },
      { label: () => l10n.t('Copy as ps -efL'), does: context.copied },
    ]);
    this.#spoken.role = 'status';
    this.#spoken.ariaLive = 'polite';
    this.element.append(
      make('div', 'texts', this.#headline, this.#activity),
      make('div', 'buttons', this.#primary, this.#pause, this.#turn, menu.element),
      this.#spoken,
    );
  }

  draw({ snapshot, flood, facts, reached, origin }: ThreadScene, header: HeaderState): void {
    if (snapshot === undefined) return;
    const what = headline(groupProcesses(snapshot));
    const doing = activity(snapshot, facts, flood);
    setText(this.#headline, what);
    setText(this.#activity, doing);
    const isPressed = countsFor(flood, snapshot.connections).queueLength > 0;
    setClass(this.#activity, isPressed ? 'activity pressed' : 'activity');
    // What is held now can be released from any moment that is looked at.
    const live = header.flood;
    this.#wish = live === undefined ? 'flood' : 'release';
    setText(
      this.#primary,
      live === undefined ? l10n.t('Flood Connections…') : releaseTitle(live.held),
    );
    const isLive = origin.kind === 'live';
    // Without a published port there is nothing that could be flooded, and the past is over.
    const canFlood = reached !== undefined && !header.isPast;
    setShown(this.#primary, isLive && (live !== undefined || canFlood));
    setShown(this.#pause, isLive && !header.isPast);
    setText(this.#turn, header.isTable ? l10n.t('Picture') : l10n.t('Table'));
    setAttribute(this.#turn, 'data-shows', header.isTable ? 'picture' : 'table');
    this.#speak([what, doing].filter((text) => text !== '').join(': '));
  }

  /** Ten changes a second are seen but cannot be listened to. */
  #speak(text: string): void {
    this.#toSpeak = text;
    if (this.#isResting) return;
    this.#isResting = true;
    setText(this.#spoken, text);
    setTimeout(() => {
      this.#isResting = false;
      if (this.#toSpeak !== undefined && this.#toSpeak !== this.#spoken.textContent)
        this.#speak(this.#toSpeak);
    }, speakingPause);
  }
}

/** Milliseconds between two sentences for a screen reader. */
const speakingPause = 2000;

function releaseTitle(held: number): string {
  if (held === 0) return l10n.t('Release Connections');
  return releaseTitles[formFor(held)](readable(held));
}

const releaseTitles = {
  one: (held) => l10n.t('Release {0} Connection', held),
  few: (held) => l10n.t({ message: 'Release {0} Connections', args: [held], comment: 'few' }),
  other: (held) => l10n.t({ message: 'Release {0} Connections', args: [held], comment: 'other' }),
} satisfies Forms;
