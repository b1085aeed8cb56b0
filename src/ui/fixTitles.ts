import type { ActionWork } from '../core/lab/model';

/** What the button says that mends a failed check; other works mend nothing by themselves. */
export const fixTitles: Partial<Record<ActionWork['do'], string>> = {
  build: 'Build Container',
  run: 'Start Container',
  flood: 'Flood Connections',
  release: 'Release Connections',
  stop: 'Stop Container',
};
