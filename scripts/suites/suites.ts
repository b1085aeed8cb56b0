import { commandSuite } from './commandSuite';
import { mochaSuite } from './mochaSuite';
import type { Suite } from './suite';

const modules = 'node_modules';
const compiler = [`${modules}/typescript/bin/tsc`, '--incremental', '--tsBuildInfoFile'];

/** All suites of `npm test`, in the order in which they are told. */
export const suites: readonly Suite[] = [
  commandSuite('types', [
    [...compiler, '.cache/types.json'],
    // What runs in a webview has the DOM and lacks Node, so it is a project of its own.
    [...compiler, '.cache/types-webview.json', '--noEmit', '-p', 'src/webview'],
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
