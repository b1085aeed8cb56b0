import { shellTokens } from './shellTokens';

/** A word of a command as the shell hands it on, with the offset in the text at which it begins. */
export interface CommandWord {
  readonly text: string;
  readonly at: number;
}

/** A program with its words, without what only says how it is run: `sudo -E`, `FOO=1`, `then`. */
export interface SimpleCommand {
  readonly program: string;
  readonly words: readonly CommandWord[];
}

/**
 * The simple commands of a text of one line or more, in their order. It knows words and what ends a
 * command, not the whole of a shell's grammar: enough to tell names and options. What a shell is
 * given as a text (`bash -c '...'`) is one word.
 */
export function simpleCommands(text: string): readonly SimpleCommand[] {
  const commands: SimpleCommand[] = [];
  let words: CommandWord[] = [];
  const finish = (): void => {
    const [program, ...behind] = words.slice(beginOf(words));
    if (program !== undefined) commands.push({ program: program.text, words: behind });
    words = [];
  };
  for (const { kind, text: found, at } of shellTokens(text)) {
    if (kind === 'end') finish();
    else words.push({ text: found, at });
  }
  finish();
  return commands;
}

/** The same with those that stand inside a word: `$(docker run x)`. */
export function withInnerCommands(text: string): readonly SimpleCommand[] {
  const inner = [...text.matchAll(substitution)].flatMap(({ 0: found, index }) =>
    simpleCommands(found.slice(2, -1)).map(({ program, words }) => ({
      program,
      words: words.map((word) => ({ ...word, at: word.at + index + 2 })),
    })),
  );
  return [...simpleCommands(text), ...inner];
}

const substitution = /\$\((?:[^()]|\([^()]*\))*\)/g;

/** Words that another command follows, with those of their options that take a word of their own. */
const openers: ReadonlyMap<string, RegExp | undefined> = new Map([
  ...[
    'if',
    'then',
    'elif',
    'else',
    'while',
    'until',
    'do',
    '!',
    '{',
    'time',
    'exec',
    'command',
  ].map((word) => [word, undefined] as const),
  ...['nohup', 'winpty'].map((word) => [word, undefined] as const),
  ['env', /^(?:-[iv0]*[uCS]|--(?:unset|chdir))$/],
  [
    'sudo',
    /^(?:-[A-Za-z]*[CDghpRTUu]|--(?:close-from|chdir|group|host|prompt|chroot|command-timeout|other-user|user))$/,
  ],
]);

/** Where a command's program stands in its words. */
function beginOf(words: readonly CommandWord[]): number {
  let withValue: RegExp | undefined;
  let isBehindOpener = false;
  let at = 0;
  for (; at < words.length; at += 1) {
    const text = words[at]?.text ?? '';
    if (openers.has(text)) {
      withValue = openers.get(text);
      isBehindOpener = true;
    } else if (isBehindOpener && text.startsWith('-')) {
      if (withValue?.test(text) === true) at += 1;
    } else if (!/^\w+=/.test(text)) {
      return at;
    }
  }
  return at;
}
