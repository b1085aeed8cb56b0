import { varyingRules } from './varying/order';

/** A part of a sample's line. */
export interface Piece {
  /** Its place in the line, counted from 0. */
  readonly at: number;
  readonly text: string;
  /** Sticky: what may stand there; undefined where it must be the text itself. */
  readonly pattern: RegExp | undefined;
}

const word = /[^ ]{1,2000}/y;
const fixedPart = /\w{1,2000}|[^]/uy;
const insideCut = /\[(?:\.\.\.|…)\]/y;

/** The pieces of a line between its cuts, `[...]`: one list where it has none. */
export function piecesOf(
  text: string,
  varyingWords: ReadonlySet<number>,
): readonly (readonly Piece[])[] {
  let segment: Piece[] = [];
  const segments = [segment];
  let place = 0;
  for (let at = 0; at < text.length;) {
    const cut = taken(insideCut, text, at);
    if (cut !== '') {
      segment = [];
      segments.push(segment);
      at += cut.length;
      continue;
    }
    const isStart = at === 0 || text[at - 1] === ' ';
    const piece =
      isStart && varyingWords.has(place)
        ? { at, text: taken(word, text, at), pattern: word }
        : pieceAt(text, at);
    segment.push(piece);
    at += piece.text.length;
    place += piece.text.split(' ').length - 1;
  }
  return segments;
}

function pieceAt(text: string, at: number): Piece {
  // Inside a word nothing varies: `sha1` and `x86` are names.
  const isInsideWord = at > 0 && /^\w\w$/.test(text.slice(at - 1, at + 1));
  for (const { inSample, inOutput = inSample } of isInsideWord ? [] : varyingRules) {
    const found = taken(inSample, text, at);
    if (found !== '') return { at, text: found, pattern: inOutput };
  }
  return { at, text: taken(fixedPart, text, at), pattern: undefined };
}

/** Where a piece that begins at the place ends; undefined where another text stands there. */
export function endOfPiece(piece: Piece, text: string, at: number): number | undefined {
  const { pattern } = piece;
  if (pattern === undefined)
    return text.startsWith(piece.text, at) ? at + piece.text.length : undefined;
  const found = taken(pattern, text, at);
  return found === '' ? undefined : at + found.length;
}

/** What a sticky pattern takes at a place; empty where it does not fit. */
function taken(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
