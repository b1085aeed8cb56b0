/** The middle one, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? NaN;
  const high = sorted[Math.floor(half)] ?? NaN;
  return (low + high) / 2;
}

/**
 * The value that a quarter of them are below. What disturbs a measurement only ever adds to it, so
 * this says more of the work itself than the median does, and is no lucky one either.
 */
export function lowerQuartile(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 4)] ?? NaN;
}

/** As people read a duration: `12.3 ms`. */
export function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}

/** With its sign, as people read a difference: `+12.3 ms`. */
export function difference(value: number): string {
  return `${value < 0 ? '' : '+'}${milliseconds(value)}`;
}

/** As people read a size: `12.3 kB`, a kB being 1000 bytes. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** Whether a goal of the project was reached on this machine; it is told and never asserted. */
export function goal(words: string, isReached: boolean): string {
  return `  goal: ${words}: ${isReached ? 'reached' : 'NOT reached'} here`;
}

/** Rows whose first words all take the same width. */
export function aligned(rows: readonly (readonly [title: string, value: string])[]): string[] {
  const width = Math.max(0, ...rows.map(([title]) => title.length));
  return rows.map(([title, value]) => `  ${title.padEnd(width)}  ${value}`);
}
