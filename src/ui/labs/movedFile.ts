import { sep } from 'node:path';

/** A file or a folder that has another path by now. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where a file is after a move of itself or of a folder above it; undefined where it stays. */
export function movedFile(file: string, { from, to }: Move): string | undefined {
  if (file === from) return to;
  return file.startsWith(from + sep) ? to + file.slice(from.length) : undefined;
}

/** Where a file is after moves of files, in the order in which they were made. */
export function placeNow(file: string, moves: readonly Move[]): string {
  return moves.reduce((at, move) => movedFile(at, move) ?? at, file);
}
