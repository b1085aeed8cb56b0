import * as l10n from '@vscode/l10n';
import type { Forms } from '../../core/base/nouns';
import { countsFor } from '../../core/flood/countsFor';
import { formFor, readable } from '../../core/base/words';
import type { ThreadScene, Wish } from '../../protocol/threads';
import { make, setClass, setShown, setText } from '../shared/dom';
import { groupProcesses } from './serverShape';
import { activity, headline } from './words';

/** What there is in one line, what it does in another, and the one thing to do next. */
export class HeaderView {
  readonly element = make('header', 'header');
  readonly #headline = make('h1');
  readonly #activity = make('p', 'activity');
  readonly #button = make('button', 'primary');
  readonly #spoken = make('p', 'spoken');
  #wish: Wish = 'flood';
  #toSpeak: string | undefined;
  #isResting = false;

  constructor(wished: (wish: Wish) => void) {
    this.#button.type = 'button';
    this.#button.addEventListener('click', () => {
      wished(this.#wish);
    });
    this.#spoken.role = 'status';
    this.#spoken.ariaLive = 'polite';
    this.element.append(
      make('div', 'texts', this.#headline, this.#activity),
      this.#button,
      this.#spoken,
    );
  }

  draw({ snapshot, flood, facts, reached }: ThreadScene): void {
    if (snapshot === undefined) return;
    const what = headline(groupProcesses(snapshot));
    const doing = activity(snapshot, facts, flood);
    setText(this.#headline, what);
    setText(this.#activity, doing);
    setClass(
      this.#activity,
      countsFor(flood, snapshot.connections).queueLength > 0 ? 'activity pressed' : 'activity',
    );
    this.#wish = flood === undefined ? 'flood' : 'release';
    setText(
      this.#button,
      flood === undefined ? l10n.t('Flood Connections…') : releaseTitle(flood.held),
    );
    // Without a published port there is nothing that could be flooded.
    setShown(this.#button, flood !== undefined || reached !== undefined);
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
const speakingPause = 4000;

function releaseTitle(held: number): string {
  if (held === 0) return l10n.t('Release Connections');
  return releaseTitles[formFor(held)](readable(held));
}

const releaseTitles = {
  one: (held) => l10n.t('Release {0} Connection', held),
  few: (held) => l10n.t({ message: 'Release {0} Connections', args: [held], comment: 'few' }),
  other: (held) => l10n.t({ message: 'Release {0} Connections', args: [held], comment: 'other' }),
} satisfies Forms;
