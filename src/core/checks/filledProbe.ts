import { fillText } from '../lab/fillText';
import type { Probe } from '../lab/model';
import type { Observer } from './observer';

/** A probe with `{{fact}}` and `{{port.80}}` filled in wherever a text of it holds them. What has no
 * value now stays as it is written. */
export async function filledProbe(probe: Probe, observer: Observer): Promise<Probe> {
  if (!JSON.stringify(probe).includes('{{')) return probe;
  const values = await observer.values();
  return { kind: probe.kind, expects: filled(probe.expects, values) };
}

/** The same for a text that an author says. */
export async function filledText(text: string, observer: Observer): Promise<string> {
  return text.includes('{{') ? fillText(text, await observer.values()).text : text;
}

function filled(words: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof words === 'string') return fillText(words, values).text;
  if (Array.isArray(words)) return words.map((word) => filled(word, values));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, word]) => [key, filled(word, values)] as const),
  );
}
