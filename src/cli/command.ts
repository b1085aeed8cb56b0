import type { ParseArgsConfig } from 'node:util';
import type { FloodProgramFile } from '../flood';
import type { Output } from './output';

/** 0 good, 1 the lab or a check failed, 2 could not run, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** One command of the CLI: one file, one line in commands.ts. Every command knows `--json`. */
export interface CliCommand {
  readonly name: string;
  /** What stands behind the name: `LAB... [--step ID]`. */
  readonly usage: string;
  readonly summary: string;
  /** What its own help says behind that, such as what holds without an option. */
  readonly details?: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many names must and may follow the command. */
  readonly names: { readonly least: number; readonly most: number };
  /** Failures are thrown; the caller prints them. A shell gives its own exit code. */
  run(call: CliCall): Promise<number>;
}

/** The streams of the process, or what a test puts in their place. */
export interface CliStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Programs that ship beside the command line. */
export interface CliPrograms {
  /** Holds the connections of a flood. */
  readonly flood: FloodProgramFile;
}

export interface CliCall {
  /** The names that follow the command: labs, files, containers. */
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly output: Output;
  /** For a command that hands its streams to somebody else; all others write to `output`. */
  readonly streams: CliStreams;
  readonly environment: NodeJS.ProcessEnv;
  readonly programs: CliPrograms;
  /** Aborted by Ctrl-C, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
}

/** The option's text, undefined where it was not given. */
export function textOption({ options }: CliCall, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
