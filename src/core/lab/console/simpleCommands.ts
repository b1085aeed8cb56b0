import { shellTokens } from './shellTokens';
import { substitutions } from './substitutions';

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

/** The same with those that stand inside a word: `$(docker run x)`, also in one another. */
export function withInnerCommands(text: string, depth = 0): readonly SimpleCommand[] {
  const inner = depth === deepest ? [] : substitutions(text);
  return [
    ...simpleCommands(text),
    ...inner.flatMap((found) =>
      withInnerCommands(found.text, depth + 1).map(({ program, words }) => ({
        program,
        words: words.map((word) => ({ ...word, at: word.at + found.at })),
      })),
    ),
  ];
}

/** Nobody writes deeper ones, and each is read once more for every one around it. */
const deepest = 8;

/** A word that another command follows. */
interface Opener {
  /** Those of its options that take a word of their own. */
  readonly withValue?: RegExp;
  /** How many words of its own stand in front of the command: `timeout 5`. */
  readonly operands?: number;
}

const openers: ReadonlyMap<string, Opener> = new Map<string, Opener>([
  ...plain('if then elif else while until do ! { time exec command nohup winpty setsid'),
  ['env', { withValue: /^(?:-[iv0]*[uCS]|--(?:unset|chdir))$/ }],
  [
    'sudo',
    {
      withValue:
        /^(?:-[A-Za-z]*[CDghpRTUu]|--(?:close-from|chdir|group|host|prompt|chroot|command-timeout|other-user|user))$/,
    },
  ],
  ['nice', { withValue: /^(?:-n|--adjustment)$/ }],
  ['timeout', { withValue: /^(?:-[fpv]*[ks]|--(?:kill-after|signal))$/, operands: 1 }],
  ['watch', { withValue: /^(?:-[bcdegrtwx]*[nqs]|--(?:interval|equexit|shotsdir))$/ }],
  [
    'xargs',
    {
      withValue:
        /^(?:-[0oprtx]*[adEILnPs]|--(?:arg-file|delimiter|max-args|max-procs|max-chars|process-slot-var))$/,
    },
  ],
]);

function plain(text: string): readonly (readonly [string, Opener])[] {
  return text.split(' ').map((word) => [word, {}]);
}

/** Where a command's program stands in its words. */
function beginOf(words: readonly CommandWord[]): number {
  let opener: Opener | undefined;
  let operands = 0;
  let at = 0;
  for (; at < words.length; at += 1) {
    const text = words[at]?.text ?? '';
    const found = operands === 0 ? openers.get(text) : undefined;
    if (found !== undefined) {
      opener = found;
      operands = found.operands ?? 0;
    } else if (opener !== undefined && text.startsWith('-')) {
      if (opener.withValue?.test(text) === true) at += 1;
    } else if (operands > 0) {
      operands -= 1;
    } else if (!/^\w+=/.test(text)) {
      return at;
    }
  }
  return at;
}
