import type { PortBinding } from '../ports';
import type { ShownFacts } from './shownFacts';

/** What a recording file says of itself, in its first line. */
export const recordingKind = 'live-labs recording';

/** Another number means that older versions cannot read it. A row of a kind that is not known is skipped. */
export const recordingFormat = 1;

/** What a recording is of. */
export interface RecordingHeader extends ShownFacts {
  /** The lab's title. */
  readonly lab: string;
  /** The container's name. */
  readonly container: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** The port of its server, and where that was published. */
  readonly published: PortBinding | undefined;
}
