import { end, environments, posix, type PromptShape } from './promptShape';

/** Prompts of shells that name no host, most special first. */
export const shellPrompts: readonly PromptShape[] = [
  // PS C:\x>
  {
    kind: 'shell',
    pattern: new RegExp(String.raw`^${environments}(?:\*[\w-]+\* )?PS(?: [^>]*)?>${end}`),
    continuation: /^>>(?: |$)/,
    goesOn: /`[ \t]*$/,
  },
  // C:\Users\me>
  {
    kind: 'shell',
    pattern: new RegExp(String.raw`^${environments}[A-Za-z]:\\[^<>:"|?*]*>`),
    continuation: /^More\? /,
    goesOn: /\^[ \t]*$/,
  },
  // bash-5.2$
  {
    ...posix,
    kind: 'shell',
    pattern: new RegExp(String.raw`^(?:ba|da|a|z|k)?sh-\d[\d.]*[$#%]${end}`),
  },
  // [~]$ and [/etc]#
  { ...posix, kind: 'shell', pattern: new RegExp(String.raw`^\[[~/][^\]\s]*\] ?[$#%]${end}`) },
  // (rootless)# and (host)$
  { ...posix, kind: 'shell', pattern: new RegExp(String.raw`^\([\w.-]+\)[$#%]${end}`) },
  // (venv) $ and (venv) course/lab$
  {
    ...posix,
    kind: 'shell',
    pattern: new RegExp(String.raw`^(?=\()${environments}(?:[\w./~-]+ ?)?\$${end}`),
  },
  // The second line of a prompt that has two
  { ...posix, kind: 'shell', pattern: new RegExp(String.raw`^[└╰]─+(?:╼ ?)?[$#❯➜>]${end}`) },
  // ➜  lab git:(main) ✗ and ➜  lab (main); behind one blank alone stands the command
  {
    ...posix,
    kind: 'shell',
    pattern: new RegExp(
      String.raw`^➜(?: {2}[^\s:]+| [~/][^\s:]*| [^\s:]+(?= git:))(?: git:\([^)]*\)(?: [✗✔])?| \([^()]*\))?${end}`,
    ),
  },
  // / # and ~ $, as the small shell of Alpine prints them
  { ...posix, kind: 'shell', pattern: new RegExp(String.raw`^[~/] [$#]${end}`) },
  ...['\\$', '#', '%', '❯', '➜', 'λ', '\\$>', '\\([\\w./ -]+\\) [#%]'].map((sign): PromptShape => ({
    ...posix,
    kind: 'bare',
    pattern: new RegExp(`^${sign}${end}`),
  })),
  // $ls, where the blank was forgotten
  { ...posix, kind: 'bare', pattern: /^\$(?=[a-z./])/ },
  // /etc # and ~/x$
  { ...posix, kind: 'path', pattern: new RegExp(String.raw`^[~/][^\s$#%]* ?[$#%]${end}`) },
  // lab$ and course/lab$
  {
    ...posix,
    kind: 'path',
    pattern: new RegExp(String.raw`^[a-z][\w.-]*(?:/[\w.~-]+)*[$#]${end}`),
  },
];
