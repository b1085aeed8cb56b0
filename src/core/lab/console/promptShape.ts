/** One way in which prompts look. */
export interface PromptShape {
  readonly pattern: RegExp;
  /**
   * How far a line of this look can be trusted to be a prompt. `login` names a user and a host;
   * `shell` is as plain; a `bare` sign and a sign behind a `path` may as well be output, so the
   * block must vouch for them. `program` is no shell's.
   */
  readonly kind: 'login' | 'shell' | 'bare' | 'path' | 'program';
  /** What stands in front of the further lines of one command. */
  readonly continuation: RegExp;
  /** What begins an input of several lines; undefined where any may. */
  readonly begins?: RegExp;
  /** How a command tells that it goes on: as in a POSIX shell, or by a mark at the end of a line. */
  readonly goesOn: 'posix' | RegExp | undefined;
}

/** What prompts of POSIX shells have in common. */
export const posix = { continuation: /^>(?: |$)/, goesOn: 'posix' } as const;

/** What follows a prompt's last sign; part of the prompt is one blank of it. */
export const end = String.raw`(?=[ \t\u00a0]|$)`;

/** Environments are shown in front of a prompt: `(venv) `, `(base) (env) `. */
export const environments = String.raw`(?:\([\w./+ -]{1,60}\) ?)*`;
