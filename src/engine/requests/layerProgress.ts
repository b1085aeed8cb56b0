import * as l10n from '@vscode/l10n';
import type { Row } from './readRows';

/**
 * Turns the rows of a pull, one for each layer many times a second, into one line for people that
 * is told only when it changes.
 */
export function layerProgress(report: ((line: string) => void) | undefined): (row: Row) => void {
  const layers = new Map<string, { readonly current: number; readonly total: number }>();
  let told = '';
  return ({ id, status, progressDetail }) => {
    if (id === undefined || status !== 'Downloading') return;
    const { current = 0, total = 0 } = progressDetail ?? {};
    layers.set(id, { current, total });
    const all = [...layers.values()];
    const line = l10n.t(
      'downloaded {0} of {1} MB',
      megabytes(all, 'current'),
      megabytes(all, 'total'),
    );
    if (line === told) return;
    told = line;
    report?.(line);
  };
}

function megabytes(
  layers: readonly { readonly current: number; readonly total: number }[],
  which: 'current' | 'total',
): string {
  return (layers.reduce((sum, layer) => sum + layer[which], 0) / 1e6).toFixed(0);
}
