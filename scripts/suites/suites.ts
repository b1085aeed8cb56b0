import { currentHost, oldestHost } from '../vscode/hosts';
import { commandSuite } from './commandSuite';
import { mochaSuite } from './mochaSuite';
import type { Suite } from './suite';
import { vscodeSuite } from './vscodeSuite';

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
  mochaSuite('unit', { needs: [], minutes: 2 }),
  // With processes, sockets and files of this machine, which take time without taking the processor.
  mochaSuite('system', { needs: [], minutes: 2 }),
  // Made inputs, ever new ones: what fails is told with the seed that makes it again.
  mochaSuite('fuzz', { needs: [], minutes: 20 }),
  vscodeSuite('vscode', { host: currentHost, needs: ['browser', 'vscode'], minutes: 5 }),
  vscodeSuite('vscode-oldest', {
    host: oldestHost,
    needs: ['browser', 'vscode-oldest'],
    minutes: 5,
  }),
  mochaSuite('engine', { needs: ['engine'], minutes: 40 }),
  mochaSuite('e2e', { needs: ['engine', 'browser', 'vscode'], minutes: 20 }),
];
