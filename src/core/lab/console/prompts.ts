import { programPrompts } from './programPrompts';

/** A prompt at the beginning of a line. */
export interface Prompt {
  /** To the letter, with the blank behind it. */
  readonly text: string;
  readonly shape: PromptShape;
  /** The host part of a login prompt. */
  readonly host: string | undefined;
}

/** One way in which prompts look. */
export interface PromptShape {
  readonly pattern: RegExp;
  /** `login` names a user and a host, `bare` is one sign and `path` one behind a directory: both
   * may as well be output, so the block must vouch for them; `program` is no shell's. */
  readonly kind: 'login' | 'shell' | 'bare' | 'path' | 'program';
  /** What stands in front of the further lines of one command. */
  readonly continuation: RegExp;
  /** The mark at the end of a line that says that the command goes on. */
  readonly goesOn: RegExp | undefined;
}

/** The prompt that a line starts with, whatever its block says about bare ones. */
export function readPrompt(line: string): Prompt | undefined {
  for (const shape of promptShapes) {
    const found = shape.pattern.exec(line);
    if (found === null) continue;
    const blank = /^[ \t\u00a0]/.exec(line.slice(found[0].length))?.[0] ?? '';
    return { text: found[0] + blank, shape, host: found.groups?.['host'] };
  }
  return undefined;
}

const unix = { continuation: /^>(?: |$)/, goesOn: /\\[ \t]*$/ };
const login = { kind: 'login', ...unix } as const;
/** Environments (`(venv) `) are shown in front of the user's name. */
const who = String.raw`^(?:\([\w.-]+\) ?)?[A-Za-z_][\w.-]*@(?<host>[A-Za-z0-9][\w.-]*)`;
const end = String.raw`(?=[ \t\u00a0]|$)`;

const promptShapes: readonly PromptShape[] = [
  // student@os:~/x$ and root@56b9a761d598:/usr/local/apache2#, also with blanks inside the path
  { ...login, pattern: new RegExp(String.raw`${who}:\S*?[$#%]${end}`) },
  { ...login, pattern: new RegExp(String.raw`${who}:[~/][^$#%>]*[^\s$#%>][$#]${end}`) },
  { ...login, pattern: new RegExp(String.raw`${who}:[~/]\S*?>${end}`) },
  // user@host ~ % and root@host /etc #
  { ...login, pattern: new RegExp(String.raw`${who} +\S+ %${end}`) },
  { ...login, pattern: new RegExp(String.raw`${who} +[~/]\S*(?: [$#]|>)${end}`) },
  // [user@host x]$
  { ...login, pattern: new RegExp(String.raw`^\[${who.slice(1)}[: ][^\]]*\][$#%]${end}`) },
  // user@host$
  { ...login, pattern: new RegExp(String.raw`${who}[$#%]${end}`) },
  // PS C:\x>
  {
    kind: 'shell',
    pattern: /^PS(?: [^>]*)?>(?=[ \t\u00a0]|$)/,
    continuation: /^>>(?: |$)/,
    goesOn: /`[ \t]*$/,
  },
  // C:\Users\me>
  {
    kind: 'shell',
    pattern: /^[A-Za-z]:\\[^<>:"|?*]*>/,
    continuation: /^More\? /,
    goesOn: /\^[ \t]*$/,
  },
  // bash-5.2$
  {
    kind: 'shell',
    pattern: new RegExp(String.raw`^(?:ba|da|a|z|k)?sh-\d[\d.]*[$#%]${end}`),
    ...unix,
  },
  ...programPrompts,
  { kind: 'bare', pattern: new RegExp(String.raw`^\$${end}`), ...unix },
  { kind: 'bare', pattern: new RegExp(String.raw`^#${end}`), ...unix },
  // / # and ~/x $, as the small shell of Alpine prints them
  { kind: 'path', pattern: new RegExp(String.raw`^[~/][^\s$#]* [$#]${end}`), ...unix },
];
