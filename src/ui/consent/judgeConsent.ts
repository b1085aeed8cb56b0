import type { LabOrigin } from '../labs/foundLab';

/** What is known when a lab is about to run something on the student's machine. */
export interface ConsentCase {
  readonly origin: LabOrigin;
  /** Of all that it may run. */
  readonly hash: string;
  /** Of the lab of this id as it came with the extension, where there is one. */
  readonly shippedHash: string | undefined;
  /** Of what the student has said yes to in this workspace. */
  readonly granted: readonly string[];
}

/**
 * Whether to ask first. What came with the extension was trusted when that was installed, and a copy
 * of it that nobody has changed is the same; everything else is asked for once, and again when what
 * it would run has changed.
 */
export function mustAsk({ origin, hash, shippedHash, granted }: ConsentCase): boolean {
  return origin === 'workspace' && hash !== shippedHash && !granted.includes(hash);
}

/** Old ones are forgotten: at worst somebody is asked once more. */
const mostRemembered = 200;

/** What to remember after a yes. */
export function withConsent(granted: readonly string[], hash: string): readonly string[] {
  return [...granted.filter((it) => it !== hash), hash].slice(-mostRemembered);
}
