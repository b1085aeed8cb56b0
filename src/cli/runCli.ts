import { parseArgs } from 'node:util';
import { describeCaught, isLabsError, LabsError } from '../core/base/errors';
import type { CliCommand, CliPrograms, CliStreams } from './command';
import { commands } from './commands';
import { Output } from './output';

/** What the command line runs in: the process, or what a test puts in its place. */
export interface CliHost extends CliStreams {
  readonly environment: NodeJS.ProcessEnv;
  readonly programs: CliPrograms;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}

/** Runs the command that the arguments name and gives the exit code. Never throws. */
export async function runCli(words: readonly string[], host: CliHost): Promise<number> {
  const { signal } = host;
  const output = new Output(host.stdout, host.stderr, words.includes('--json'));
  signal.addEventListener('abort', () => {
    output.notice('Interrupted: cleaning up.');
  });
  try {
    const exitCode = await dispatch(words, output, host);
    // A command may have something to tell of its own where it is interrupted.
    if (signal.aborted && exitCode === 130) output.notice('Cleaned up.');
    return exitCode;
  } catch (caught) {
    if (signal.aborted) {
      // The clean-up itself may have failed, and then nothing was cleaned up.
      output.notice(
        caught === signal.reason ? 'Cleaned up.' : `live-labs: ${describeCaught(caught)}`,
      );
      output.result({ error: { code: 'interrupted', message: 'Interrupted' } });
      return 130;
    }
    output.notice(`live-labs: ${isLabsError(caught) ? caught.message : ownDefect(caught)}`);
    output.result({
      error: {
        code: isLabsError(caught) ? caught.code : 'defect',
        message: describeCaught(caught),
      },
    });
    return 2;
  }
}

async function dispatch(words: readonly string[], output: Output, host: CliHost): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) {
    if (name === undefined) output.notice(overview());
    else output.line(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined)
    throw new LabsError('usage-wrong', { why: `There is no command "${name}"` });
  const { values, positionals } = readWords(command, rest);
  if (values['help'] === true) {
    const { usage, summary, details } = command;
    output.line([`live-labs ${command.name} ${usage}`, summary, details ?? []].flat().join('\n\n'));
    return 0;
  }
  const { least, most } = command.names;
  if (positionals.length < least || positionals.length > most)
    throw new LabsError('usage-wrong', {
      why: `Write: live-labs ${command.name} ${command.usage}`,
      command: command.name,
    });
  const { environment, programs, signal } = host;
  return command.run({
    names: positionals,
    options: values,
    output,
    streams: host,
    environment,
    programs,
    signal,
  });
}

function readWords(
  command: CliCommand,
  words: readonly string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: withNumbersBound(words),
      allowPositionals: true,
      options: {
        ...command.options,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return { values, positionals };
  } catch (caught) {
    const why = describeCaught(caught);
    // Of Node's own advice only the first sentence speaks of what was written.
    const [first = ''] = why.split(/\.(?:\s|$)/, 1);
    throw new LabsError('usage-wrong', {
      why: dashedValue(why, words) ?? first,
      command: command.name,
    });
  }
}

/** A number below 0 is a value whose option says best what it takes; no option is called by a number. */
function withNumbersBound(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const [before = '', after = ''] = [words[index - 1], words[index + 1]];
    if (belowZero.test(word) && longOption.test(before)) return [];
    return longOption.test(word) && belowZero.test(after) ? [`${word}=${after}`] : [word];
  });
}

const belowZero = /^-\d/;
const longOption = /^--[a-z-]+$/;

/** Of a value that begins with a dash Node says only that it is "ambiguous". */
function dashedValue(why: string, words: readonly string[]): string | undefined {
  const [, name = ''] = /'(--[\w-]+)[^']*' argument is ambiguous/.exec(why) ?? [];
  const value = words[words.indexOf(name) + 1];
  return name === '' || value === undefined
    ? undefined
    : `${name} takes a value, and "${value}" begins with a dash as an option does`;
}

function overview(): string {
  const rows = commands.flatMap(({ name, usage, summary }) => [
    `  ${name} ${usage}`,
    `      ${summary}`,
  ]);
  return [
    'Live Labs: labs whose every step is proved on the real system.',
    '',
    'Usage: live-labs COMMAND ... [--json]',
    '',
    ...rows,
    '',
    'A LAB is a folder with a lab.md, or the file. HOST is an engine: unix:///PATH or tcp://NAME:PORT.',
    'Exit codes: 0 good, 1 the lab or a check failed, 2 could not run, 130 interrupted.',
  ].join('\n');
}

/** Not in the table of known failures, so the stack is worth more than a sentence. */
function ownDefect(caught: unknown): string {
  const stack = caught instanceof Error ? caught.stack : undefined;
  return `something went wrong inside Live Labs; please report it.\n${stack ?? describeCaught(caught)}`;
}
