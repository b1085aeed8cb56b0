/**
 * How many inputs a property is tried with: `usual`, which takes about a second, times what
 * `LIVE_LABS_FUZZ` says (`LIVE_LABS_FUZZ=100 npm test -- --only fuzz`).
 */
export function inputs(usual: number): { readonly numRuns: number } {
  return { numRuns: usual * Number(process.env['LIVE_LABS_FUZZ'] ?? 1) };
}
