import { CommandLines, joined } from './commandLines';
import { startsLikeCommand } from './commandNames';
import { cutMark } from './cutMark';
import { readConsole, type ConsoleCommand } from './readConsole';
import { readPrompt, type Prompt } from './prompts';

/**
 * Reads a block of shell lines: every line is a command, several where one goes on. A block with
 * the prompts of a terminal is read as one; a whole script is a file to show, and no command.
 */
export function readScript(lines: readonly string[]): readonly ConsoleCommand[] {
  if (lines[0]?.startsWith('#!') === true) return [];
  const prompts = lines.map(readPrompt);
  const first = prompts[lines.findIndex((line) => !isNothing.test(line))]?.shape.kind;
  if (first === 'path' || first === 'program' || prompts.some(isOfTerminal))
    return readConsole(lines, { isScript: true });
  if (isOfRoot(lines)) return readConsole(lines);
  const isOfProgram = (at: number): boolean => prompts[at]?.shape.kind === 'program';
  const commandLines = new CommandLines(lines, { counts: isOfProgram, isCertain: () => false });
  const commands: ConsoleCommand[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? '';
    const prompt = isOfProgram(index) ? prompts[index] : undefined;
    const indent = prompt?.text.length ?? line.search(/\S|$/);
    const own = isNothing.test(line)
      ? [{ text: '', shift: 0 }]
      : commandLines.from(index, indent, prompt?.shape ?? ofScript);
    if (joined(own) !== '')
      commands.push({ prompt, index, lines: own, sample: '', isGuess: false });
    index += own.length;
  }
  return commands;
}

/** In a script nothing stands in front of the further lines of a command. */
const ofScript = { goesOn: 'posix', continuation: /^(?!)/ } as const;

const isNothing = new RegExp(String.raw`^\s*(?:#|$)|${cutMark.source}`);

/** A prompt that no line of a script begins with. */
function isOfTerminal(prompt: Prompt | undefined): boolean {
  if (prompt === undefined) return false;
  const { kind } = prompt.shape;
  return kind === 'login' || kind === 'shell' || /^[$❯➜λ]/.test(prompt.text);
}

/** Whether every line begins with `# ` and the first one holds a command: no script is all comments. */
function isOfRoot(lines: readonly string[]): boolean {
  const isBegun = lines.every(
    (line, at) => line.startsWith('# ') || line.trim() === '' || /\\\s*$/.test(lines[at - 1] ?? ''),
  );
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return isBegun && startsLikeCommand(first.slice('# '.length));
}
