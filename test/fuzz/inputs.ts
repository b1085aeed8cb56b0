/** How the made inputs of a property are chosen. */
export interface Inputs {
  readonly numRuns: number;
  readonly seed: number;
}

/** One seed for all properties of a run; a failing one names it, and the environment repeats it. */
const seed = Number(process.env['LIVE_LABS_FUZZ_SEED'] ?? Date.now() % 0x7fffffff);

/**
 * How many inputs a property is tried with: `usual`, which takes about a second, times what
 * `LIVE_LABS_FUZZ` says (`LIVE_LABS_FUZZ=100 npm test -- --only fuzz`). A long run says what it did.
 */
export function inputs(usual: number): Inputs {
  const times = process.env['LIVE_LABS_FUZZ'];
  const numRuns = usual * Number(times ?? 1);
  if (times !== undefined) console.log(`      ${numRuns} inputs with seed ${seed}`);
  return { numRuns, seed };
}
