import type { FromThreads } from '../../protocol/threads';

/** What VS Code gives to a webview, once. */
export interface Host {
  postMessage(message: FromThreads): void;
  getState(): unknown;
  setState(state: KeptState): void;
}

/** What outlives the webview when it is hidden. */
export interface KeptState {
  /** By its name the host finds the lab again when it brings the view back. */
  readonly container: string | undefined;
  readonly scrolled: number;
  /** Key of the chosen process. */
  readonly selected: string | undefined;
}

/** What was kept, or a beginner's state: an older version may have kept something else. */
export function readKept(kept: unknown): KeptState {
  const { container, scrolled, selected } = (
    typeof kept === 'object' && kept !== null ? kept : {}
  ) as Partial<Record<keyof KeptState, unknown>>;
  return {
    container: typeof container === 'string' ? container : undefined,
    scrolled: typeof scrolled === 'number' ? scrolled : 0,
    selected: typeof selected === 'string' ? selected : undefined,
  };
}
