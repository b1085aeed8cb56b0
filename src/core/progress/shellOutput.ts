/** Where a command's output begins, by VS Code's marks in what a terminal shows. */
// eslint-disable-next-line no-control-regex -- the marks are control characters
const beginning = /\u001b\]633;C(?:\u0007|\u001b\\)/;

/** Where it ends: the shell tells the exit code, or draws its next prompt. */
// eslint-disable-next-line no-control-regex -- as above
const end = /\u001b\]633;[DA][;\u0007\u001b]/;

/** What a command itself has printed. */
export interface ShellOutput {
  readonly text: string;
  /** Whether it was seen where it begins. VS Code may tell of a quick command only when its output has
   * gone by. */
  readonly hasBeginning: boolean;
}

/**
 * What a command itself has printed, of all that its terminal was given while it ran: without the
 * shell's echo of the command before it and without the shell's prompt behind it.
 */
export function shellOutput(shown: string, command: string): ShellOutput {
  const start = beginning.exec(shown);
  const from = start === null ? afterEcho(shown, command) : start.index + start[0].length;
  const output = shown.slice(from);
  return { text: output.slice(0, end.exec(output)?.index), hasBeginning: start !== null };
}

/** Some shells mark only their prompt: there the echo is known by its words. */
function afterEcho(shown: string, command: string): number {
  const echo = command.trim().replaceAll('\n', '\r\n');
  const lead = /^\s*/.exec(shown)?.[0].length ?? 0;
  if (echo === '' || !shown.startsWith(echo, lead)) return 0;
  const behind = lead + echo.length;
  return /^\r?\n/.test(shown.slice(behind, behind + 2)) ? behind : 0;
}
