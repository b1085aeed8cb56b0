import type { ErrorCode } from 'yaml';

/** What to write instead, for the mistakes that people make in YAML. */
export function yamlAdvice(code: ErrorCode, message: string): string {
  const bracket = /and end with a ([\]}])/.exec(message)?.[1];
  if (bracket !== undefined) return `A closing ${bracket} is missing here; add it.`;
  return advice[code] ?? `This cannot be read as YAML (${message}); mend it.`;
}

const advice: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: 'Text that begins with * must stand in quotes.',
  BAD_ALIAS: 'Text that begins with * must stand in quotes.',
  BAD_DQ_ESCAPE: 'Double quotes give the backslash a meaning; write single quotes instead.',
  BAD_INDENT: 'The indentation does not fit; indent what belongs together by the same spaces.',
  BAD_SCALAR_START: 'Text that begins with this character must stand in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'Text that holds ": " must stand in quotes.',
  BLOCK_IN_FLOW: 'Inside { } and [ ] write everything in the { key: value } form.',
  DUPLICATE_KEY: 'This key stands here twice; keep one.',
  MISSING_CHAR: 'A closing quote, bracket or comma is missing here; add it.',
  MULTILINE_IMPLICIT_KEY: 'A ": " is missing after the key, or the line is not indented enough.',
  NON_STRING_KEY: 'A key must be one plain word.',
  TAB_AS_INDENT: 'Tabs cannot indent YAML; write spaces.',
  TAG_RESOLVE_FAILED: 'Text that begins with ! must stand in quotes.',
  UNEXPECTED_TOKEN: 'This is not expected here; put text with special characters in quotes.',
};
