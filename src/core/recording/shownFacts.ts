/** What a lab tells of its container beside what is seen of it. */
export interface ShownFacts {
  /** The lab's facts that are numbers: `ThreadsPerChild`, `MaxRequestWorkers`. */
  readonly facts: Readonly<Record<string, number>>;
  /** Where each of the facts stands in the container. */
  readonly factPlaces: Readonly<Record<string, FactPlace>>;
  /** The lab's prediction, once the student has made it. */
  readonly prediction: ShownPrediction | undefined;
}

/** A line of a file in the container. */
export interface FactPlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** What the student said would happen, and what has happened. */
export interface ShownPrediction {
  readonly ask: string;
  readonly predicted: string;
  /** In words; undefined until it was measured. */
  readonly measured: string | undefined;
}
