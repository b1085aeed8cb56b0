import type { FromGuide } from '../../protocol/guide';

/** What parts of the page can ask for. */
export interface Deeds {
  /** Something is wanted of the host. */
  readonly ask: (message: FromGuide) => void;
  /** Another step should be shown. */
  readonly go: (step: string) => void;
  /** A screen reader should say this. */
  readonly say: (words: string) => void;
}

/** A step's part of the page that shows how things stand. */
export interface LivePart<Live> {
  readonly element: HTMLElement;
  update(live: Live): void;
}
