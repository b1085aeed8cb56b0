import { safeLine } from '../base/safeText';

// What a file says is believed of nobody: each field is read by its kind, and a text is made safe.

/** The fields of something; undefined where it is no object. */
export type Fields = Readonly<Record<string, unknown>>;

/** The longest text of a field; what is longer is cut. */
const longestText = 4096;

export function readObject(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

/** A text as it can be shown; undefined where it is none. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string'
    ? safeLine(value.slice(0, 4 * longestText), longestText)
    : undefined;
}

export function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A whole number that is not below zero. */
export function readCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** A moment that a date can have, in milliseconds since the epoch. */
export function readMoment(value: unknown): number | undefined {
  const moment = readNumber(value);
  return moment !== undefined && moment >= 0 && moment <= lastMoment ? moment : undefined;
}

/** The end of what a `Date` can hold. */
const lastMoment = 8.64e15;

export function readBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** One of these words. */
export function readOneOf<Word extends string>(
  value: unknown,
  words: readonly Word[],
): Word | undefined {
  return words.find((word) => word === value);
}

/** All of a list; undefined where it is none, is longer than is allowed, or one of it cannot be read. */
export function readList<Item>(
  value: unknown,
  most: number,
  read: (item: unknown) => Item | undefined,
): readonly Item[] | undefined {
  if (!Array.isArray(value) || value.length > most) return undefined;
  const items: Item[] = [];
  for (const one of value) {
    const item = read(one);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** What stands under names; what cannot be read is left out. */
export function readNamed<Value>(
  value: unknown,
  read: (item: unknown) => Value | undefined,
): Readonly<Record<string, Value>> {
  const all = Object.entries(readObject(value) ?? {}).slice(0, mostNames);
  return Object.fromEntries(
    all.flatMap(([name, item]) => {
      const known = read(item);
      return known === undefined ? [] : [[safeLine(name), known] as const];
    }),
  );
}

const mostNames = 200;
