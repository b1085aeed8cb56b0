import type * as vscode from 'vscode';
import type { Command } from '../../core/lab/model';
import type { EndedCommand } from '../../core/progress/commandOutcome';
import { OutputEnds } from '../../core/progress/outputEnds';
import { isCompared, sampleOf } from '../../core/progress/sampleOf';

/**
 * A command that runs in a terminal, from its beginning on. What it prints is read only where the text
 * shows what it should be: for who reads, VS Code itself keeps all of it until the command ends.
 */
export class FollowedCommand {
  readonly #shown: Promise<OutputEnds> | undefined;
  readonly #typed: string;

  /**
   * @param command undefined where it is none with a sample
   * @param since milliseconds since the epoch
   */
  constructor(
    readonly terminal: vscode.Terminal,
    readonly execution: vscode.TerminalShellExecution,
    private readonly command: Command | undefined,
    readonly since: number,
  ) {
    this.#typed = execution.commandLine.value;
    // VS Code gives only what comes after this call, so it must not wait.
    if (command !== undefined && isCompared(command)) this.#shown = endsOf(execution.read());
  }

  /** What has become of it, by what its shell told.
   * @param filled gives a sample with its ports and facts; undefined where nobody knows them now */
  async ended(
    exitCode: number | undefined,
    milliseconds: number,
    filled: (sample: string) => Promise<string | undefined>,
  ): Promise<EndedCommand> {
    const shown = await this.#shown;
    const { command } = this;
    const sample = command === undefined ? undefined : await filled(command.sample);
    const isKnown = shown !== undefined && command !== undefined && sample !== undefined;
    return {
      kind: 'ended',
      by: 'itself',
      exitCode,
      milliseconds,
      sample: isKnown ? sampleOf({ ...command, sample }, this.#typed, shown) : undefined,
      printed: shown?.amount,
    };
  }
}

async function endsOf(output: AsyncIterable<string>): Promise<OutputEnds> {
  const ends = new OutputEnds();
  for await (const data of output) ends.add(data);
  return ends;
}
