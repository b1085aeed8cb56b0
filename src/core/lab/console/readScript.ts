import { CommandLines, joined } from './commandLines';
import { startsLikeCommand } from './commandNames';
import { cutMark } from './cutMark';
import { isPromptHead } from './promptHead';
import { readConsole, type ConsoleCommand } from './readConsole';
import { readPrompt, type Prompt } from './prompts';

/**
 * Reads a block of shell lines: every line is a command, several where one goes on. From the first
 * prompt of a terminal on, that begins a command, it is read like a console block; a whole script is
 * a file to show, and no command.
 */
export function readScript(lines: readonly string[]): readonly ConsoleCommand[] {
  if (lines[0]?.startsWith('#!') === true) return [];
  const prompts = lines.map(readPrompt);
  const terminal = terminalIn(lines, prompts);
  if (terminal !== undefined) return terminal;
  return isOfRoot(lines)
    ? readConsole(lines).map((command) => ({ ...command, isGuess: true }))
    : readLines(lines, prompts).commands;
}

/**
 * The commands of a block with the prompts of a terminal; undefined where no command begins with one,
 * as where a prompt stands in a here-document.
 */
function terminalIn(
  lines: readonly string[],
  prompts: readonly (Prompt | undefined)[],
): readonly ConsoleCommand[] | undefined {
  const first = lines.findIndex((line) => !isNothing.test(line));
  const isTerminal = (at: number): boolean => {
    if (isPromptHead(lines[at])) return prompts[at + 1] !== undefined;
    const kind = prompts[at]?.shape.kind;
    return isOfTerminal(prompts[at]) || (at === first && (kind === 'path' || kind === 'program'));
  };
  if (!lines.some((_, at) => isTerminal(at))) return undefined;
  const { commands, end } = readLines(lines, prompts, isTerminal);
  if (end === lines.length) return undefined;
  const shown = readConsole(lines.slice(end), { isScript: true });
  return [...commands, ...shown.map((command) => ({ ...command, index: command.index + end }))];
}

/**
 * Reads lines as commands, up to the one where a terminal's prompt stands. Above such a prompt may
 * stand output as well, so a line that does not look like a command is only offered, and no quote in
 * it reaches further.
 */
function readLines(
  lines: readonly string[],
  prompts: readonly (Prompt | undefined)[],
  isTerminal?: (at: number) => boolean,
): { readonly commands: readonly ConsoleCommand[]; readonly end: number } {
  const isOfProgram = (at: number): boolean => prompts[at]?.shape.kind === 'program';
  const commandLines = new CommandLines(lines, { counts: isOfProgram, isCertain: () => false });
  const commands: ConsoleCommand[] = [];
  let index = 0;
  while (index < lines.length && isTerminal?.(index) !== true) {
    const line = lines[index] ?? '';
    const prompt = isOfProgram(index) ? prompts[index] : undefined;
    const indent = prompt?.text.length ?? line.search(/\S|$/);
    const isGuess = isTerminal !== undefined && prompt === undefined && !beginsCommand(line);
    const own = isNothing.test(line)
      ? [{ text: '', shift: 0 }]
      : isGuess
        ? [{ text: line.slice(indent), shift: indent }]
        : commandLines.from(index, indent, prompt?.shape ?? ofScript);
    if (joined(own) !== '') commands.push({ prompt, index, lines: own, sample: '', isGuess });
    index += own.length;
  }
  return { commands, end: index };
}

/** In a script nothing stands in front of the further lines of a command. */
const ofScript = { goesOn: 'posix', continuation: /^(?!)/ } as const;

const isNothing = new RegExp(String.raw`^\s*(?:#|$)|${cutMark.source}`);

/** Whether a line of a script looks like a command or like one of the shell's own constructs. */
function beginsCommand(line: string): boolean {
  return startsLikeCommand(line) || construct.test(line);
}

const construct = /^\s*(?:(?:for|while|until|if|case|select|function)\s|\w+(?:=|\s*\(\))|[({]|>)/;

/** A prompt that no line of a script begins with. */
function isOfTerminal(prompt: Prompt | undefined): boolean {
  if (prompt === undefined) return false;
  const { kind } = prompt.shape;
  return kind === 'login' || kind === 'shell' || /^[$❯➜λ]/.test(prompt.text);
}

/**
 * Whether every line begins with `# ` and the first one holds a command. That is root's prompt, or a
 * command that its author has taken out: nobody but a reader can tell.
 */
function isOfRoot(lines: readonly string[]): boolean {
  const isBegun = lines.every(
    (line, at) => line.startsWith('# ') || line.trim() === '' || /\\\s*$/.test(lines[at - 1] ?? ''),
  );
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return isBegun && startsLikeCommand(first.slice('# '.length));
}
