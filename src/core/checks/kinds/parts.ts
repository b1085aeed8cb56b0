import * as l10n from '@vscode/l10n';
import { probeOf } from '../../lab/directives/probe';
import type { Probe } from '../../lab/model';
import type { ProbeWords } from '../../lab/words';
import type { Judgement } from '../checkKind';
import type { Names } from '../names';
import type { Observer } from '../observer';
import type { Observation, Probes } from '../probes';

// What `all` and `any` have in common: probes that stand inside a probe.

/** Looks at the parts one after the other: what one does (a request to the server) could else be
 * seen by another. */
export async function observeParts(
  words: readonly ProbeWords[],
  observer: Observer,
  inner: Probes,
): Promise<readonly Observation[]> {
  const seen: Observation[] = [];
  for (const part of words) seen.push(await inner.observe(probeOf(part), observer));
  return seen;
}

export function judgeParts(
  words: readonly ProbeWords[],
  seen: readonly Observation[],
  names: Names,
  inner: Probes,
): readonly Judgement[] {
  return words.flatMap((part, index) => {
    const observation = seen[index];
    return observation === undefined ? [] : [inner.judge(probeOf(part), observation, names)];
  });
}

/** What each part expects; a part that has parts itself stands in brackets. */
export function expectedParts(
  words: readonly ProbeWords[],
  names: Names,
  inner: Probes,
): readonly string[] {
  return words.map((part) => bracketed(probeOf(part), names, inner));
}

/** What a probe expects, as a part of a longer phrase. */
export function bracketed(probe: Probe, names: Names, inner: Probes): string {
  const words = inner.expected(probe, names);
  return probe.kind === 'all' || probe.kind === 'any' ? `(${words})` : words;
}

/** Joins parts that all count: by words of their own, since a part may hold commas and an `and`
 * itself. */
export function andAlso(parts: readonly string[]): string {
  return joined(parts, (before, next) => l10n.t('{0}, and also {1}', before, next));
}

/** Joins parts of which one is enough. */
export function orElse(parts: readonly string[]): string {
  return joined(parts, (before, next) => l10n.t('{0}, or else {1}', before, next));
}

function joined(
  [first = '', ...more]: readonly string[],
  join: (before: string, next: string) => string,
): string {
  return more.reduce(join, first);
}
