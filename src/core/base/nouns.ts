import * as l10n from '@vscode/l10n';

/** A noun with a number before it, in the forms that languages distinguish. */
export interface Forms {
  readonly one: (count: string) => string;
  /** Romanian: 0 and 2 to 19, also after hundreds. */
  readonly few: (count: string) => string;
  readonly other: (count: string) => string;
}

/** The nouns that we count. */
export type Noun = keyof typeof nouns;

/** One function a form, since each form is a message of its own, which translators find. */
export const nouns = {
  step: {
    one: (count) => l10n.t('{0} step', count),
    few: (count) => l10n.t({ message: '{0} steps', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} steps', args: [count], comment: 'other' }),
  },
  minute: {
    one: (count) => l10n.t('{0} minute', count),
    few: (count) => l10n.t({ message: '{0} minutes', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} minutes', args: [count], comment: 'other' }),
  },
  hint: {
    one: (count) => l10n.t('{0} hint', count),
    few: (count) => l10n.t({ message: '{0} hints', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} hints', args: [count], comment: 'other' }),
  },
  check: {
    one: (count) => l10n.t('{0} check', count),
    few: (count) => l10n.t({ message: '{0} checks', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} checks', args: [count], comment: 'other' }),
  },
  error: {
    one: (count) => l10n.t('{0} error', count),
    few: (count) => l10n.t({ message: '{0} errors', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} errors', args: [count], comment: 'other' }),
  },
  problem: {
    one: (count) => l10n.t('{0} problem', count),
    few: (count) => l10n.t({ message: '{0} problems', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} problems', args: [count], comment: 'other' }),
  },
  row: {
    one: (count) => l10n.t('{0} row', count),
    few: (count) => l10n.t({ message: '{0} rows', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} rows', args: [count], comment: 'other' }),
  },
  line: {
    one: (count) => l10n.t('{0} line', count),
    few: (count) => l10n.t({ message: '{0} lines', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} lines', args: [count], comment: 'other' }),
  },
  character: {
    one: (count) => l10n.t('{0} character', count),
    few: (count) => l10n.t({ message: '{0} characters', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} characters', args: [count], comment: 'other' }),
  },
  process: {
    one: (count) => l10n.t('{0} process', count),
    few: (count) => l10n.t({ message: '{0} processes', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} processes', args: [count], comment: 'other' }),
  },
  thread: {
    one: (count) => l10n.t('{0} thread', count),
    few: (count) => l10n.t({ message: '{0} threads', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} threads', args: [count], comment: 'other' }),
  },
  worker: {
    one: (count) => l10n.t('{0} worker', count),
    few: (count) => l10n.t({ message: '{0} workers', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} workers', args: [count], comment: 'other' }),
  },
  'worker thread': {
    one: (count) => l10n.t('{0} worker thread', count),
    few: (count) => l10n.t({ message: '{0} worker threads', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} worker threads', args: [count], comment: 'other' }),
  },
  connection: {
    one: (count) => l10n.t('{0} connection', count),
    few: (count) => l10n.t({ message: '{0} connections', args: [count], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} connections', args: [count], comment: 'other' }),
  },
} as const satisfies Readonly<Record<string, Forms>>;

/** The same, where a name tells what kind is counted: `7 httpd worker processes`. */
export const kindsOf = {
  process: (kind) => ({
    one: (count) => l10n.t('{0} {1} process', count, kind),
    few: (count) => l10n.t({ message: '{0} {1} processes', args: [count, kind], comment: 'few' }),
    other: (count) =>
      l10n.t({ message: '{0} {1} processes', args: [count, kind], comment: 'other' }),
  }),
  thread: (kind) => ({
    one: (count) => l10n.t('{0} {1} thread', count, kind),
    few: (count) => l10n.t({ message: '{0} {1} threads', args: [count, kind], comment: 'few' }),
    other: (count) => l10n.t({ message: '{0} {1} threads', args: [count, kind], comment: 'other' }),
  }),
} as const satisfies Readonly<Record<string, (kind: string) => Forms>>;
