import { loginPrompts } from './loginPrompts';
import { programPrompts } from './programPrompts';
import type { PromptShape } from './promptShape';
import { shellPrompts } from './shellPrompts';

/** A prompt at the beginning of a line. */
export interface Prompt {
  /** To the letter, with the blank behind it. */
  readonly text: string;
  readonly shape: PromptShape;
  /** The host part of a login prompt. */
  readonly host: string | undefined;
}

/** Longer than any prompt; the rest of a line is not searched for its end. */
const longestPrompt = 200;

/** Most lines of output show at a glance that they begin with no prompt. */
const maybePrompt = /[$#%>❯➤λ]|^[➜(]|^In \[/;
const maybeLogin = /[@㉿]|^[\w.-]+:/;
const otherPrompts: readonly PromptShape[] = [...programPrompts, ...shellPrompts];
/** The first that fits counts: what looks more special stands first. */
const allPrompts: readonly PromptShape[] = [...loginPrompts, ...otherPrompts];

/** The prompt that a line starts with, whatever its block says about those that may be output. */
export function readPrompt(line: string): Prompt | undefined {
  const start = line.length > longestPrompt ? line.slice(0, longestPrompt) : line;
  if (!maybePrompt.test(start)) return undefined;
  for (const shape of maybeLogin.test(start) ? allPrompts : otherPrompts) {
    const found = shape.pattern.exec(start);
    if (found === null) continue;
    const blank = /^[ \t\u00a0]/.exec(line.slice(found[0].length, found[0].length + 1))?.[0] ?? '';
    return { text: found[0] + blank, shape, host: found.groups?.['host'] };
  }
  return undefined;
}

/** Whether a prompt begins with the directory, as those of small shells do: `/ # `, `~/x$ `. */
export function isOfDirectory(prompt: string): boolean {
  return /^[~/]/.test(prompt);
}
