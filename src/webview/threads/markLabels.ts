import * as l10n from '@vscode/l10n';
import type { TimelineEvent } from '../../core/recording/timelineEvent';

/** What has happened, in as few words as a timeline has room for. */
export function markText(event: TimelineEvent): string {
  switch (event.kind) {
    case 'started':
      return l10n.t('started');
    case 'passed':
      return l10n.t('passed: {0}', event.step);
    case 'flood':
      return l10n.t('flood {0}', event.wanted);
    case 'released':
      return l10n.t('released');
    case 'dropped':
      return l10n.t('{0} dropped', event.count);
    case 'signal':
      return l10n.t('SIG{0} to {1}', event.signal, event.pid);
  }
}

/** A label that wants to stand at a place, in pixels. */
export interface WantedLabel {
  readonly x: number;
  readonly width: number;
}

/**
 * The row of each label, the first being 0, so that none lies on another; undefined where there is no
 * room, and where only the line is drawn. `toLeft` where it would leave the picture at the right.
 */
export function labelRows(
  labels: readonly WantedLabel[],
  pictureWidth: number,
  rows: number,
): readonly (LabelPlace | undefined)[] {
  const ends = Array.from({ length: rows }, () => -Infinity);
  return labels.map(({ x, width }) => {
    const toLeft = x + width > pictureWidth;
    const from = toLeft ? x - width : x;
    const row = from < 0 ? -1 : ends.findIndex((end) => end + labelGap <= from);
    if (row < 0) return undefined;
    ends[row] = from + width;
    return { row, toLeft };
  });
}

interface LabelPlace {
  readonly row: number;
  readonly toLeft: boolean;
}

const labelGap = 6;
