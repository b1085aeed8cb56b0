import type { Place } from './text/placedText';

/** A path as it is written in a lab, and where. */
export interface Mention {
  readonly path: string;
  readonly place: Place;
}
