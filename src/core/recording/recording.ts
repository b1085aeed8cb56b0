import type { HistoryPoint } from './historyPoint';
import type { Past } from './past';
import type { PastPicture } from './pastPicture';
import { recordingCsv } from './recordingCsv';
import type { RecordingHeader } from './recordingHeader';
import { recordingText } from './recordingText';
import type { TimelineEvent } from './timelineEvent';

/** What was seen of a container, to be watched again, saved and counted. */
export class Recording {
  constructor(
    readonly header: RecordingHeader,
    private readonly past: Past,
  ) {}

  /** Its beginning, in milliseconds since the epoch. */
  get from(): number {
    return this.past.from;
  }

  get to(): number {
    return this.past.to;
  }

  get history(): readonly HistoryPoint[] {
    return this.past.history;
  }

  get events(): readonly TimelineEvent[] {
    return this.past.events;
  }

  /** Everything as it was at a moment. */
  pictureAt(at: number): PastPicture {
    return this.past.pictureAt(at);
  }

  /** As a file: `parseRecording` makes it again. */
  toText(): string {
    return recordingText(this.header, this.past);
  }

  /** As a table, one line for each moment at which something has changed. */
  toCsv(): string {
    return recordingCsv(this.past);
  }
}
