import type { Probe } from '../../model';
import type { YamlPath } from '../../text/placedYaml';

/** Why a check can never hold: a sentence that tells what to write instead, and where it belongs. */
export interface Finding {
  readonly path: YamlPath;
  readonly message: string;
}

/** The words of a probe by name; none where it is a single value. */
export function wordsOf({ expects }: Pick<Probe, 'expects'>): Readonly<Record<string, unknown>> {
  return typeof expects === 'object' && expects !== null && !Array.isArray(expects)
    ? (expects as Readonly<Record<string, unknown>>)
    : {};
}

/** A word that is a text. */
export function textOf(words: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = words[name];
  return typeof value === 'string' ? value : undefined;
}
