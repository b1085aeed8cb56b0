import type { FromThreads } from '../../protocol/threads';

/** What VS Code gives to a webview, once. */
export interface Host {
  postMessage(message: FromThreads): void;
  getState(): unknown;
  setState(state: KeptState): void;
}

/** What outlives the webview when it is hidden. */
export interface KeptState {
  readonly scrolled: number;
  /** Key of the chosen process. */
  readonly selected: string | undefined;
}

/** What was kept, or a beginner's state: an older version may have kept something else. */
export function readKept(kept: unknown): KeptState {
  const { scrolled, selected } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<
    Record<keyof KeptState, unknown>
  >;
  return {
    scrolled: typeof scrolled === 'number' ? scrolled : 0,
    selected: typeof selected === 'string' ? selected : undefined,
  };
}
