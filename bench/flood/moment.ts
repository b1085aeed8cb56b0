/** Tells `timedProgram` the file into which it writes when it opens its first connection. */
export const momentVariable = 'LIVE_LABS_BENCH_MOMENT';
