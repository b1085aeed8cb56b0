import type * as vscode from 'vscode';
import type { Command } from '../../core/lab/model';
import type { EndedCommand } from '../../core/progress/commandOutcome';
import { OutputEnds } from '../../core/progress/outputEnds';
import { isCompared } from '../../core/progress/parts';
import { loadWorks } from '../loadWorks';

/**
 * A command of a lab that a terminal runs. What it prints is read only where the text shows what it
 * should be: for who reads, VS Code itself keeps all of it until the command ends.
 */
export class FollowedCommand {
  readonly #shown: Promise<OutputEnds> | undefined;

  /**
   * VS Code gives only what comes after this: it must not wait, and the earlier the better.
   * @param command undefined where it is none with a sample
   */
  constructor(
    readonly execution: vscode.TerminalShellExecution,
    private readonly command: Command | undefined,
  ) {
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
    return {
      kind: 'ended',
      by: 'itself',
      exitCode,
      milliseconds,
      sample: shown === undefined ? undefined : await this.#compared(shown, filled),
      // Even a command that prints nothing has its marks.
      printed: shown?.amount.units === 0 ? undefined : shown?.amount,
    };
  }

  async #compared(
    shown: OutputEnds,
    filled: (sample: string) => Promise<string | undefined>,
  ): Promise<EndedCommand['sample']> {
    const { command, execution } = this;
    const sample = command === undefined ? undefined : await filled(command.sample);
    if (command === undefined || sample === undefined) return undefined;
    const { sampleOf } = await loadWorks();
    return sampleOf({ ...command, sample }, execution.commandLine.value, shown);
  }
}

async function endsOf(output: AsyncIterable<string>): Promise<OutputEnds> {
  const ends = new OutputEnds();
  for await (const data of output) ends.add(data);
  return ends;
}
