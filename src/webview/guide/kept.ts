import type { FromGuide } from '../../protocol/guide';
import { keptFields, type Host } from '../shared/host';

/** What the guide says to its host. */
export type GuideViewHost = Host<FromGuide, KeptState>;

/** What outlives the webview when it is hidden. */
export interface KeptState {
  /** By which the host finds the lab again when it brings the view back. */
  readonly lab: string | undefined;
  /** The step that is shown. */
  readonly step: string | undefined;
  readonly scrolled: number;
}

/** What was kept, or a beginner's state. */
export function readKept(kept: unknown): KeptState {
  const { lab, step, scrolled } = keptFields(kept);
  return {
    lab: typeof lab === 'string' ? lab : undefined,
    step: typeof step === 'string' ? step : undefined,
    scrolled: typeof scrolled === 'number' ? scrolled : 0,
  };
}
