import { safeLine } from '../../core/base/safeText';
import type { ExecRequest } from '../../core/ports';
import { marksVariable, plainShellMarks, shellMarks } from './shellMarks';

export interface TerminalShellOptions {
  /** Whether VS Code is there to read shell integration marks. */
  readonly marks: boolean;
  /** Whom to greet before the first prompt, if anybody. */
  readonly greeting: { readonly container: string; readonly user: string | undefined } | undefined;
}

/** What to run with a TTY in a container so that a student meets a shell there: bash or sh. */
export function terminalShell({
  marks,
  greeting,
}: TerminalShellOptions): Pick<ExecRequest, 'command' | 'environment'> {
  const script = [
    ...onTerminal,
    'shell=sh; command -v bash >/dev/null && shell=bash',
    ...(greeting === undefined ? [] : [greet]),
    ...(marks ? [`[ $shell = bash ] || { ${forPlainShell}\n}`] : []),
    'exec $shell',
  ].join('\n');
  const words = greeting === undefined ? [] : greetingWords(greeting);
  return {
    command: ['sh', '-c', script, 'sh', ...words],
    environment: { TERM: 'xterm-256color', ...(marks ? shellMarks() : {}) },
  };
}

/**
 * With a TTY the container's terminal already turns LF into CR LF, and so does ours in raw mode:
 * without `-onlcr` every line would end in CR CR LF. Without a locale the shell would show what is
 * typed beyond ASCII as numbers.
 */
const onTerminal = ['stty -onlcr 2>/dev/null', 'export LANG="${LANG:-C.UTF-8}"'];

/** Told from inside, where it is known which shell it will be. */
const greet = String.raw`printf '\033[2m%s %s\n%s\033[0m\n' "$1" "$2 $shell" "$3"`;

const forPlainShell = `unset PROMPT_COMMAND ${marksVariable}; ${plainShellMarks}`;

function greetingWords({
  container,
  user,
}: NonNullable<TerminalShellOptions['greeting']>): readonly string[] {
  const name = safeLine(container);
  const asUser = user === undefined ? '' : ` --user ${safeLine(user)}`;
  return [
    `You are inside the container ${name}.`,
    `By hand: docker exec -it${asUser} ${name}`,
    'Leave it with "exit" or Ctrl-D.',
  ];
}
