import type { FromThreads } from '../../protocol/threads';
import { keptFields, type Host } from '../shared/host';

/** What the thread view says to its host. */
export type ThreadHost = Host<FromThreads, KeptState>;

/** What outlives the webview when it is hidden. */
export interface KeptState {
  /** By its name the host finds the lab again when it brings the view back. */
  readonly container: string | undefined;
  /** The recording that is shown, as the host names it (`Origin`); undefined where it is live. */
  readonly recording: string | undefined;
  readonly scrolled: number;
  /** Key of the chosen process. */
  readonly selected: string | undefined;
  /** Whether the table is shown instead of the picture. */
  readonly isTable: boolean;
}

/** What was kept, or a beginner's state. */
export function readKept(kept: unknown): KeptState {
  const { container, recording, scrolled, selected, isTable } = keptFields(kept);
  return {
    container: typeof container === 'string' ? container : undefined,
    recording: typeof recording === 'string' ? recording : undefined,
    scrolled: typeof scrolled === 'number' ? scrolled : 0,
    selected: typeof selected === 'string' ? selected : undefined,
    isTable: isTable === true,
  };
}
