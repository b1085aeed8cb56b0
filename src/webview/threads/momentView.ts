import * as l10n from '@vscode/l10n';
import { make, makeButton, setAttribute, setShown, setText } from '../shared/dom';
import { type Playback, type Speed, speeds } from './playback';
import type { ViewState } from './state';
import { agoWords, lastingWords } from './words';

/** What its buttons ask for. */
export interface MomentContext {
  readonly backToNow: () => void;
  readonly played: () => void;
  readonly sped: (speed: Speed) => void;
}

/** Which moment is seen where that is not now, and the way back; or how a recording is played. */
export class MomentView {
  readonly element = make('section', 'moment');
  readonly #text = make('p');
  readonly #back: HTMLButtonElement;
  readonly #play: HTMLButtonElement;
  readonly #speeds: readonly (readonly [Speed, HTMLButtonElement])[];
  readonly #player: HTMLElement;

  constructor(context: MomentContext) {
    this.element.ariaLabel = l10n.t('The moment that is shown');
    this.#back = makeButton('secondary', l10n.t('Back to now'), context.backToNow);
    this.#play = makeButton('secondary', '', context.played);
    this.#speeds = speeds.map((speed) => [
      speed,
      makeButton('secondary', `${String(speed)}×`, () => {
        context.sped(speed);
      }),
    ]);
    for (const [speed, button] of this.#speeds) button.ariaLabel = l10n.t('Speed {0}×', speed);
    this.#player = make('div', 'buttons', this.#play, ...this.#speeds.map(([, button]) => button));
    this.element.append(this.#text, this.#back, this.#player);
  }

  draw({ scene: { origin }, looked }: ViewState, now: number, playback: Playback): void {
    const isRecording = origin.kind === 'recording';
    setShown(this.element, isRecording || looked !== undefined);
    setShown(this.#back, !isRecording);
    setShown(this.#player, isRecording);
    setText(this.#play, playback.isPlaying ? l10n.t('Pause') : `▶ ${l10n.t('Play')}`);
    for (const [speed, button] of this.#speeds)
      setAttribute(button, 'aria-pressed', String(speed === playback.speed));
    setAttribute(this.element, 'data-kind', isRecording ? 'recording' : 'past');
    if (isRecording) {
      const at = lastingWords((looked?.at ?? origin.from) - origin.from);
      const whole = lastingWords(origin.to - origin.from);
      setText(this.#text, l10n.t('Recording: {0} · {1} of {2}', origin.name, at, whole));
    } else if (looked !== undefined)
      setText(this.#text, l10n.t('{0}: as it was then', agoWords(now - looked.at)));
  }
}
