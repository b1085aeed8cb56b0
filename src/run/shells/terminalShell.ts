import * as l10n from '@vscode/l10n';
import { safeLine } from '../../core/base/safeText';
import type { ExecRequest, WindowSize } from '../../core/ports';
import { marksVariable, plainShellMarks, shellMarks } from './shellMarks';

export interface TerminalShellOptions {
  /** The terminal's size at the start. */
  readonly size: WindowSize;
  /** Whether VS Code is there to read shell integration marks. */
  readonly marks: boolean;
  /** Whom to greet before the first prompt, if anybody. */
  readonly greeting: { readonly container: string; readonly user: string | undefined } | undefined;
}

/**
 * What to run with a TTY in a container so that a student meets a shell there: bash or sh. The
 * container's terminal already turns LF into CR LF, and so does ours in raw mode: without `-onlcr`
 * every line would end in CR CR LF. It learns its size before the shell starts, since the engine
 * tells it later, and then the shell would draw its first prompt again. Without a locale the shell
 * would show what is typed beyond ASCII as numbers.
 */
export function terminalShell({
  size,
  marks,
  greeting,
}: TerminalShellOptions): Pick<ExecRequest, 'command' | 'environment' | 'size'> {
  const script = [
    `stty -onlcr rows ${size.rows} columns ${size.columns} 2>/dev/null`,
    'export LANG="${LANG:-C.UTF-8}"',
    'shell=sh; command -v bash >/dev/null && shell=bash',
    ...(greeting === undefined ? [] : [greet]),
    ...(marks ? [`[ $shell = bash ] || { ${forPlainShell}\n}`] : []),
    'exec $shell',
  ].join('\n');
  const words = greeting === undefined ? [] : greetingWords(greeting);
  return {
    command: ['sh', '-c', script, 'sh', ...words],
    environment: { TERM: 'xterm-256color', ...(marks ? shellMarks() : {}) },
    size,
  };
}

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
    l10n.t('You are inside the container {0}.', name),
    l10n.t('By hand: {0}', `docker exec -it${asUser} ${name}`),
    l10n.t('Leave it with "exit" or Ctrl-D.'),
  ];
}
