/** `10 s`, `500 ms`, `1 min` in milliseconds; the schema has seen to the form. */
export function milliseconds(duration: string): number {
  const [, number = '', unit = ''] = /^([\d.]+) ?(\w+)$/.exec(duration) ?? [];
  return Number(number) * ({ ms: 1, s: 1000, min: 60_000 }[unit] ?? NaN);
}

/** `25 min` as a number. */
export function minutes(time: string): number {
  return Number.parseInt(time, 10);
}

/** `256m` or `1g` in bytes; units are powers of 1024, as engines count them. */
export function bytes(memory: string): number {
  const power = 'kmg'.indexOf(memory.slice(-1).toLowerCase()) + 1;
  return Number.parseInt(memory, 10) * 1024 ** power;
}
