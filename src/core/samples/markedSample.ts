import { safeText } from '../base/safeText';
import { blocksOf } from './compareSample';

/** A part of a sample's line as it is written, and whether it is another in every run. */
export interface SamplePart {
  readonly text: string;
  readonly varies: boolean;
}

/**
 * The lines of a sample with those parts marked that a comparison lets differ. What it does not look
 * at (blanks, cuts, what is longer than a line that it compares) stands there unmarked. Total.
 */
export function markedSample(sample: string): readonly (readonly SamplePart[])[] {
  if (sample.trim() === '') return [];
  const read = new Map(
    blocksOf(sample).flatMap((block) => block.map((it) => [it.printed.line, it])),
  );
  return sample.split('\n').map((raw, index) => {
    const shown = safeText(raw).trimEnd();
    const line = read.get(index + 1);
    return line === undefined ? plain(shown) : marked(shown, line.printed.text, line.varying);
  });
}

function plain(text: string): readonly SamplePart[] {
  return text === '' ? [] : [{ text, varies: false }];
}

/** The ranges hold for the line with single blanks, so each is found again in the line as written. */
function marked(
  shown: string,
  single: string,
  varying: readonly (readonly [from: number, end: number])[],
): readonly SamplePart[] {
  const places = placesOf(shown, single);
  if (places === undefined) return plain(shown);
  const parts: SamplePart[] = [];
  let at = 0;
  for (const [from, end] of varying) {
    const begin = places[from] ?? shown.length;
    const behind = (places[end - 1] ?? shown.length - 1) + 1;
    parts.push(...plain(shown.slice(at, begin)), {
      text: shown.slice(begin, behind),
      varies: true,
    });
    at = behind;
  }
  return [...parts, ...plain(shown.slice(at))];
}

/** Where each character of the line with single blanks stands; undefined where that is another line. */
function placesOf(shown: string, single: string): readonly number[] | undefined {
  const places: number[] = [];
  let at = shown.search(/\S|$/);
  for (const character of single) {
    const isBlank = character === ' ';
    if (isBlank ? !/\s/.test(shown[at] ?? '') : !shown.startsWith(character, at)) return undefined;
    for (let unit = 0; unit < character.length; unit += 1) places.push(at + unit);
    at += character.length;
    if (isBlank) while (/\s/.test(shown[at] ?? '')) at += 1;
  }
  return places;
}
