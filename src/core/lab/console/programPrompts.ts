import type { PromptShape } from './prompts';

const program = { kind: 'program', goesOn: undefined } as const;

/** Prompts of programs that are no shell. Only well-known ones: `word> ` may as well be output. */
export const programPrompts: readonly PromptShape[] = [
  // Python
  { ...program, pattern: /^>>>(?= |$)/, continuation: /^\.\.\.(?: |$)/ },
  { ...program, pattern: /^In \[\d+\]:(?= |$)/, continuation: /^ +\.\.\.:(?: |$)/ },
  // debuggers
  {
    ...program,
    pattern: /^(?:\((?:gdb|lldb|Pdb|dbx)\)|pwndbg>|gdb-peda\$)(?= |$)/,
    continuation: /^>(?: |$)/,
  },
  // databases
  {
    ...program,
    pattern: /^(?:mysql|MariaDB \[[^\]]*\]|sqlite|cqlsh)>(?= |$)/,
    continuation: /^ +(?:-|\.\.\.)>(?: |$)/,
  },
  { ...program, pattern: /^\w+=[#>](?= |$)/, continuation: /^\w+[-'"(][#>](?: |$)/ },
  {
    ...program,
    pattern: /^(?:redis )?(?:localhost|\d+(?:\.\d+){3}):\d+>(?= |$)/,
    continuation: /^\.\.\.(?: |$)/,
  },
  // irb(main):001:0>
  { ...program, pattern: /^irb\([^)]*\):\d+(?::\d+)?[>*](?= |$)/, continuation: /^\.\.\.(?: |$)/ },
  // programs for files and terminals elsewhere, and languages
  {
    ...program,
    pattern: /^(?:s?ftp|telnet|julia|scala|jshell|ghci|php)>(?= |$)/,
    continuation: /^ +[.|]+>?(?: |$)/,
  },
];
