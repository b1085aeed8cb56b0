import type { Context } from 'mocha';

// What is not proved here is counted, and its name says why: nobody takes it for what has passed.

/** Skips one test, from inside it or from a hook before each. */
export function skipTest(context: Context, reason: string): never {
  const test = context.currentTest ?? context.test;
  if (test !== undefined) test.title += because(reason);
  context.skip();
}

/** Skips every test of a suite, from its hook before all. */
export function skipSuite(context: Context, reason: string): never {
  const suite = context.test?.parent;
  suite?.eachTest((test) => {
    test.title += because(reason);
  });
  console.warn(`\n  SKIPPED ${suite?.fullTitle() ?? ''}: ${reason}\n`);
  context.skip();
}

function because(reason: string): string {
  return ` (skipped: ${reason})`;
}
