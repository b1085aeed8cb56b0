import { commandSuite } from './commandSuite';
import { mochaSuite } from './mochaSuite';
import type { Suite } from './suite';

const modules = 'node_modules';

/** All suites of `npm test`, in the order in which they are told. */
export const suites: readonly Suite[] = [
  commandSuite('types', [
    [`${modules}/typescript/bin/tsc`, '--incremental', '--tsBuildInfoFile', '.cache/types.json'],
  ]),
  commandSuite('lint', [
    [
      `${modules}/eslint/bin/eslint.js`,
      ...['--max-warnings', '0', '.'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/eslint.json'],
    ],
    [
      `${modules}/prettier/bin/prettier.cjs`,
      ...['--check', '.', '--log-level', 'warn'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier.json'],
    ],
  ]),
  mochaSuite('unit', { needsEngine: false, minutes: 2 }),
  mochaSuite('engine', { needsEngine: true, minutes: 40 }),
];
