import type { ErrorCode } from 'yaml';

/** A mistake in YAML as the library tells it, and where in the text it stands. */
export interface YamlFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly at: number;
}

/** What to write instead, for the mistakes that people make in YAML; it names what they stumble on. */
export function yamlAdvice({ code, message, at }: YamlFault, text: string): string {
  const bracket = /and end with a ([\]}])/.exec(message)?.[1];
  if (bracket !== undefined) return `A closing ${bracket} is missing here; add it.`;
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const [rest = ''] = text.slice(at).split('\n', 1);
  return (
    advice[code]?.({ message, before, rest: rest.trim() }) ??
    `This cannot be read as YAML (${message}); mend it.`
  );
}

interface Around {
  readonly message: string;
  /** What stands before it on its line, and from it on. */
  readonly before: string;
  readonly rest: string;
}

const mustBeQuoted = (sign: string): string =>
  `Text that begins with ${sign} must stand in quotes.`;

const advice: Readonly<Partial<Record<ErrorCode, (around: Around) => string>>> = {
  ALIAS_PROPS: () => mustBeQuoted('*'),
  BAD_ALIAS: () => mustBeQuoted('*'),
  BAD_DQ_ESCAPE: ({ rest }) =>
    `Double quotes give the backslash of "${rest.slice(0, 2)}" a meaning; write single quotes instead.`,
  BAD_INDENT: ({ rest }) =>
    `The indentation of "${short(rest)}" does not fit; indent what belongs together by the same spaces.`,
  BAD_SCALAR_START: ({ rest }) => mustBeQuoted(rest.charAt(0)),
  BLOCK_AS_IMPLICIT_KEY: ({ rest }) =>
    `Text that holds ": " must stand in quotes, as "${short(rest)}" here.`,
  BLOCK_IN_FLOW: ({ rest }) =>
    `A comma is missing in "${short(rest)}", or quotes around it; inside { } and [ ] write everything in the { key: value } form.`,
  DUPLICATE_KEY: ({ rest }) => `The key "${keyOf(rest)}" stands here twice; keep one.`,
  MISSING_CHAR: ({ message, rest }) =>
    message.startsWith('Implicit map')
      ? `A ": " is missing in "${short(rest)}"; write a key, a colon, a blank and a value.`
      : `A closing quote, bracket or comma is missing here; add it.`,
  MULTILINE_IMPLICIT_KEY: ({ rest }) =>
    `A ": " is missing in "${short(rest)}", or the line below it is indented otherwise.`,
  NON_STRING_KEY: ({ before, rest }) =>
    before.endsWith('{') && rest.startsWith('{')
      ? 'Text that begins with {{ must stand in quotes; if none is meant, a key must be one plain word.'
      : 'A key must be one plain word.',
  TAB_AS_INDENT: () => 'Tabs cannot indent YAML; write spaces.',
  TAG_RESOLVE_FAILED: () => mustBeQuoted('!'),
  UNEXPECTED_TOKEN: unexpected,
};

function unexpected({ message, before, rest }: Around): string {
  // A comparison is what most often begins so.
  const sign = /^(?:Not a YAML token|Block scalar header)/.test(message)
    ? /[|>](?=[^|>]*$)/.exec(before)?.[0]
    : undefined;
  if (sign !== undefined) return mustBeQuoted(sign);
  if (/["']\s*$/.test(before))
    return `"${short(rest)}" stands behind a closing quote; put all of the text in quotes, and write '' for a ' in it.`;
  return `"${short(rest)}" is not expected here; put text with special characters in quotes.`;
}

function keyOf(rest: string): string {
  return short(/^[^:]*/.exec(rest)?.[0] ?? rest);
}

/** Enough of a text to find it again. */
function short(text: string): string {
  return text.length <= longestTold ? text : `${text.slice(0, longestTold - 1)}…`;
}

const longestTold = 30;
