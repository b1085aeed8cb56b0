import type { FloodCommands } from './channel';
import { perlHere } from './perlProgram';

/** The program that is our own JavaScript, and what runs it. */
export interface FloodProgramFile {
  /** Node, or what runs as Node (VS Code's own). */
  readonly node: string;
  readonly file: string;
}

/** The programs that can hold connections on a machine, the best first; the last one always can. */
export function floodCommands(
  { node, file }: FloodProgramFile,
  platform = process.platform,
): FloodCommands {
  return platform === 'linux' ? [perlHere, [node, file]] : [[node, file]];
}
