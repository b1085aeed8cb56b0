/**
 * Whether a regular expression repeats what can be read in more than one way: what repeats itself
 * already, as `(a+)+` does, with nothing that parts one turn from the next, or a choice of which two
 * fit, as `(.|\s)*`. On a text that nearly matches it takes time by a power of the text's length, or
 * worse, which no bound on the text mends. Only for patterns that can be read.
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
  /** The usual characters that it stands for, as bits; undefined for a group. */
  readonly signs: bigint | undefined;
  readonly alternatives: readonly (readonly Atom[])[] | undefined;
  least: number;
  isUnbounded: boolean;
}

type Alternatives = Atom[][];

/** Nobody reads deeper ones, and they cannot be walked for ever. */
const deepest = 30;

const opening = /\((?:\?(?:[a-z-]*:|[=!]|<[=!]|<\w+>))?/y;
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
  const signsOf = new Map<string, bigint>();
  const add = (of: Pick<Atom, 'signs' | 'alternatives'>): void => {
    open
      .at(-1)
      ?.at(-1)
      ?.push({ ...of, least: 1, isUnbounded: false });
  };
  while (at < source.length) {
    const last = open.at(-1)?.at(-1)?.at(-1);
    const times = last === undefined ? undefined : take(quantifier);
    if (last !== undefined && times !== undefined) {
      last.least = /^[*?]/.test(times) ? 0 : Number(/^\{(\d+)/.exec(times)?.[1] ?? 1);
      last.isUnbounded = /^[*+]|,\}/.test(times);
    } else if (take(opening) !== undefined) {
      open.push([[]]);
      if (open.length > deepest) return undefined;
    } else {
      const atom = take(single) ?? '';
      if (atom === ')') {
        add({ signs: undefined, alternatives: open.pop() });
      } else if (atom === '|') {
        open.at(-1)?.push([]);
      } else if (!/^(?:[\^$]|\\[bB])$/.test(atom)) {
        const signs = signsOf.get(atom) ?? usualSigns(atom);
        signsOf.set(atom, signs);
        add({ signs, alternatives: undefined });
      }
    }
  }
  return open[0];
}

function repeatsRepetition(alternatives: readonly (readonly Atom[])[]): boolean {
  return alternatives.flat().some(({ alternatives: inner, isUnbounded }) => {
    if (inner === undefined) return false;
    return (
      (isUnbounded && (inner.some(isAmbiguous) || hasOverlap(inner))) || repeatsRepetition(inner)
    );
  });
}

/** Whether one turn of a loop could as well be two: it has a loop itself, and nothing that must stand
 * in each turn is surely no part of that. */
function isAmbiguous(turn: readonly Atom[]): boolean {
  const loops = loopsIn(turn);
  const marks = required(turn);
  return loops.length > 0 && !marks.some((mark) => loops.every((loop) => (mark & loop) === 0n));
}

/** What stands in a turn as often as one likes: in a repeated group, each of its characters does. */
function loopsIn(atoms: readonly Atom[], isInLoop = false): readonly bigint[] {
  return atoms.flatMap(({ signs, alternatives, isUnbounded }) => {
    const isLoop = isInLoop || isUnbounded;
    if (signs !== undefined) return isLoop ? [signs] : [];
    return alternatives?.flatMap((inner) => loopsIn(inner, isLoop)) ?? [];
  });
}

/** What stands in every turn, and just once. */
function required(atoms: readonly Atom[]): readonly bigint[] {
  return atoms.flatMap((atom) => {
    if (atom.least === 0 || atom.isUnbounded) return [];
    if (atom.signs !== undefined) return [atom.signs];
    return atom.alternatives?.length === 1 ? atom.alternatives.flatMap(required) : [];
  });
}

/** Whether some text is two of the turns that a loop may take, or one turn and two others. */
function hasOverlap(alternatives: readonly (readonly Atom[])[]): boolean {
  const turns = alternatives
    .flatMap(turnsOf)
    .filter(({ length }) => length > 0)
    .slice(0, mostTurns);
  const fits = (one: Turn, other: Turn): boolean =>
    one.length === other.length && one.every((signs, at) => (signs & (other[at] ?? 0n)) !== 0n);
  return turns.some((turn, at) =>
    turns.some(
      (other, otherAt) =>
        (otherAt > at && fits(turn, other)) ||
        (other.length < turn.length &&
          fits(turn.slice(0, other.length), other) &&
          turns.some((last) => fits(turn.slice(other.length), last))),
    ),
  );
}

/** The characters of one turn in their order; what repeats itself stands as often as it must. */
type Turn = readonly bigint[];

/** Of more and longer turns than these nothing is said. */
const mostTurns = 60;
const longestTurn = 40;

/** The ways to take a turn: with and without what is optional, by each way of an inner choice. */
function turnsOf(atoms: readonly Atom[]): readonly Turn[] {
  let turns: readonly Turn[] = [[]];
  for (const { signs, alternatives, least } of atoms) {
    if (turns.length === 0) return [];
    const once = signs === undefined ? (alternatives ?? []).flatMap(turnsOf) : [[signs]];
    const ways = once.map((way) => repeated(way, least)).slice(0, mostTurns);
    if (least === 0) ways.unshift([]);
    turns = turns
      .flatMap((turn) => ways.map((way) => [...turn, ...way]))
      .filter(({ length }) => length <= longestTurn)
      .slice(0, mostTurns);
  }
  return turns;
}

function repeated(way: Turn, least: number): Turn {
  const times = Math.min(Math.max(least, 1), longestTurn + 1);
  return Array.from({ length: times }, () => way).flat();
}

/** Which of the usual characters an atom without a quantifier stands for. */
function usualSigns(source: string): bigint {
  const pattern = new RegExp(`^(?:${source})$`);
  return usual.reduce(
    (signs, sign, at) => (pattern.test(sign) ? signs | (1n << BigInt(at)) : signs),
    0n,
  );
}

const usual = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
