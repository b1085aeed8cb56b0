import type { Outcome } from '../../tools/command';

/** One way of starting the container engine, and of ending it again by the same means. */
export interface Starter {
  /** For people: `systemctl start docker`. */
  readonly name: string;
  fits(): boolean;
  /** Notes what runs already, since only what comes after that may be ended. */
  note(): Promise<void>;
  start(): Promise<Outcome>;
  /** Whether it still runs, so that nobody waits for the dead. */
  isAlive(): Promise<boolean>;
  /** What it said last. */
  lastLines(): Promise<readonly string[]>;
  /** Ends it, and waits until it has ended. */
  end(): Promise<Outcome>;
}
