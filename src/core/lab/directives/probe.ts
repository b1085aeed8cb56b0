import type { Probe } from '../model';
import type { ProbeWords } from '../words';

/** The one kind of check that stands in validated words, with its own words as they are. */
export function probeOf(words: ProbeWords): Probe {
  const [[kind, expects] = ['', undefined]] = Object.entries(words);
  return { kind, expects };
}
