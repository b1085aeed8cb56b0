import type { LabContent } from '../../run/contentHash';
import type { LabOrigin } from '../labs/foundLab';

/** What is known when a lab is about to run something on the student's machine. */
export interface ConsentCase {
  readonly origin: LabOrigin;
  /** Of all that it may run. */
  readonly content: LabContent;
  /** The same of the lab of this id as it came with the extension, where there is one. */
  readonly shipped: LabContent | undefined;
  /** Hashes of what the student has said yes to in this workspace. */
  readonly granted: readonly string[];
  /** The same in this window, for what could not be read to its end. */
  readonly grantedNow: ReadonlySet<string>;
}

/**
 * Whether to ask first. What came with the extension was trusted when that was installed, and a
 * copy of it that nobody has changed is the same; everything else is asked for once, and again when
 * what it would run has changed. Where not all of that could be read, a yes holds for the window.
 */
export function mustAsk({
  origin,
  content: { hash, isWhole },
  shipped,
  granted,
  grantedNow,
}: ConsentCase): boolean {
  if (origin === 'shipped') return false;
  if (!isWhole) return !grantedNow.has(hash);
  return !(shipped?.isWhole === true && hash === shipped.hash) && !granted.includes(hash);
}

/** Old ones are forgotten: at worst somebody is asked once more. */
const mostRemembered = 200;

/** What to remember after a yes. */
export function withConsent(granted: readonly string[], hash: string): readonly string[] {
  return [...granted.filter((it) => it !== hash), hash].slice(-mostRemembered);
}
