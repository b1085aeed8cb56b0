/** The names by which comments are known as directives; order.ts has one reader for each. */
export const directiveNames = [
  'step',
  'action',
  'check',
  'hint',
  'note',
  'question',
  'solution',
  'mistake',
  'only',
  'command',
] as const;

export type DirectiveName = (typeof directiveNames)[number];

export function isDirectiveName(name: string): name is DirectiveName {
  return (directiveNames as readonly string[]).includes(name);
}
