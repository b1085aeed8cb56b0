/**
 * Reads what `arguments PID...` printed: the command lines by PID, with `separator` after each.
 * Empty where the separators are not as many as the processes, so that no line gets a wrong owner.
 */
export function parseCommandLines(
  text: string,
  pids: readonly number[],
  separator: string,
): ReadonlyMap<number, string> {
  const parts = text.split(separator);
  if (parts.length !== pids.length + 1) return new Map();
  return new Map(pids.map((pid, index) => [pid, parts[index] ?? '']));
}
