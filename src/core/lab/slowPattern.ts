/**
 * Whether a regular expression repeats what repeats itself already, as `(a+)+` does, with nothing
 * that parts one turn from the next: on a text that nearly matches it takes time by a power of the
 * text's length, which no bound on the text mends. Only for patterns that can be read.
 */
export function isSlowPattern(source: string): boolean {
  // Nearly none does, and most labs have many patterns.
  if (!repeatedGroup.test(source)) return false;
  const whole = parsed(source);
  return whole === undefined || repeatsRepetition(whole);
}

/** Something that may be the end of a group that is repeated without bound. */
const repeatedGroup = /\)(?:[*+]|\{\d+,\})/;

/** A character, a class or a group, and how often it may stand. */
interface Atom {
  /** Of one character; undefined for a group. */
  readonly source: string;
  readonly alternatives: readonly (readonly Atom[])[] | undefined;
  isOptional: boolean;
  isUnbounded: boolean;
}

type Alternatives = Atom[][];

/** Nobody reads deeper ones, and they cannot be walked for ever. */
const deepest = 30;

const opening = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y;
const quantifier = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
const single = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[A-Za-z]|k<\w+>|.)|\[(?:\\.|[^\]\\])*\]|./sy;

/** The parts of a pattern; undefined where it is too deep. */
function parsed(source: string): Alternatives | undefined {
  const open: Alternatives[] = [[[]]];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const add = (of: Pick<Atom, 'source' | 'alternatives'>): void => {
    open
      .at(-1)
      ?.at(-1)
      ?.push({ ...of, isOptional: false, isUnbounded: false });
  };
  while (at < source.length) {
    const last = open.at(-1)?.at(-1)?.at(-1);
    const times = last === undefined ? undefined : take(quantifier);
    if (last !== undefined && times !== undefined) {
      last.isOptional = /^[*?]|^\{0/.test(times);
      last.isUnbounded = /^[*+]|,\}/.test(times);
    } else if (take(opening) !== undefined) {
      open.push([[]]);
      if (open.length > deepest) return undefined;
    } else {
      const atom = take(single) ?? '';
      if (atom === ')') add({ source: '', alternatives: open.pop() });
      else if (atom === '|') open.at(-1)?.push([]);
      else if (!/^(?:[\^$]|\\[bB])$/.test(atom)) add({ source: atom, alternatives: undefined });
    }
  }
  return open[0];
}

function repeatsRepetition(alternatives: readonly (readonly Atom[])[]): boolean {
  return alternatives.flat().some(({ alternatives: inner, isUnbounded }) => {
    if (inner === undefined) return false;
    return (isUnbounded && inner.some(isAmbiguous)) || repeatsRepetition(inner);
  });
}

/** Whether one turn of a loop could as well be two: it has a loop itself, and nothing that must stand
 * in each turn is surely no part of that. */
function isAmbiguous(turn: readonly Atom[]): boolean {
  const loops = singles(turn).filter(({ isUnbounded }) => isUnbounded);
  const marks = required(turn);
  return loops.length > 0 && !marks.some((mark) => loops.every((loop) => areApart(mark, loop)));
}

function singles(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.flatMap((atom) => atom.alternatives?.flatMap(singles) ?? [atom]);
}

/** What stands in every turn, and just once. */
function required(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.flatMap((atom) => {
    if (atom.isOptional || atom.isUnbounded) return [];
    if (atom.alternatives === undefined) return [atom];
    return atom.alternatives.length === 1 ? atom.alternatives.flatMap(required) : [];
  });
}

/** Whether no usual character is both. */
function areApart(one: Atom, other: Atom): boolean {
  const [first, second] = [one, other].map(({ source }) => new RegExp(`^(?:${source})$`));
  return !usual.some((sign) => first?.test(sign) === true && second?.test(sign) === true);
}

const usual = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
