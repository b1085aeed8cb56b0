// Builds everything that runs: one row a bundle. `node esbuild.mjs` writes dist/ (what ships) and
// out/ (tests, set-up scripts and measurements, each bundled with the sources it uses).
import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { allOf } from './scripts/bundling/allOf.mjs';
import { compiledSchemas } from './scripts/bundling/compiledSchemas.mjs';
import { leaveOut } from './scripts/bundling/leaveOut.mjs';

/**
 * dockerode can reach an engine over ssh and can speak BuildKit's gRPC; we use neither, and both
 * would triple the bundle and load native code.
 */
const unusedTransports = leaveOut(/^(ssh2|@grpc\/grpc-js|@grpc\/proto-loader|protobufjs)$/);

const plugins = [unusedTransports, compiledSchemas];

/** @type {import('esbuild').BuildOptions} */
const common = {
  // In VS Code catalogues come as data; what reads files and fetches addresses stays out.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
  // What runs inside a container is no JavaScript.
  loader: { '.pl': 'text' },
  plugins,
};

/**
 * Tests and scripts never leave the checkout, so they find their packages in node_modules; but for
 * dockerode, whose unused transports would make every start of a test slower than the test.
 */
const inCheckout = {
  outdir: 'out',
  outbase: '.',
  // The sources lie beside it; maps without them are read in half the time.
  sourcesContent: false,
  external: [
    '@vscode/test-electron',
    'ajv',
    'fast-check',
    'highlight.js',
    'markdown-it',
    'mocha',
    'playwright-core',
    'typescript',
    'vscode',
    'yaml',
  ],
};

/**
 * Extension and command line share their chunks, so that what both use ships once, and what only
 * a first use needs (the engine's client, the Markdown reader) is a chunk of its own.
 * @type {import('esbuild').BuildOptions}
 */
const shipped = {
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  minify: true,
  sourcemap: 'linked',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  external: ['vscode'],
  // Libraries in CommonJS ask for Node's own modules by `require`, which ES modules lack. Making one
  // takes 4 ms, so that waits until a library asks.
  banner: {
    js: [
      "import { createRequire } from 'node:module';",
      'let libraryRequire;',
      'const require = (id) => (libraryRequire ??= createRequire(import.meta.url))(id);',
    ].join(' '),
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const table = [
  { ...shipped, entryPoints: ['src/extension.ts', 'src/cli.ts'], metafile: true },
  {
    // A process of its own, which starts the sooner the less it loads.
    entryPoints: { flood: 'src/flood/program/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    minify: true,
    sourcemap: 'linked',
  },
  {
    // Programs of their own in the browser: one folder each, with its style.
    entryPoints: ['threads', 'guide'].flatMap((app) => [
      `src/webview/${app}/main.ts`,
      `src/webview/${app}/style.css`,
    ]),
    outdir: 'dist/webview',
    outbase: 'src/webview',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    minify: true,
  },
  {
    ...inCheckout,
    entryPoints: [
      'test/fuzz/*.test.ts',
      'test/engine/**/*.ts',
      'test/vscode/**/*.ts',
      'test/e2e/**/*.ts',
      'test/helpers/*.ts',
      'scripts/*.ts',
      'bench/**/*.ts',
    ],
  },
  // Hundreds of small tests: together they load in a fifth of the time.
  ...['unit', 'system'].map((suite) => ({
    ...inCheckout,
    entryPoints: [{ in: `all of test/${suite}`, out: `test/${suite}/all.test` }],
    plugins: [...plugins, allOf(`test/${suite}`, '.test.ts')],
  })),
];

for (const folder of ['dist', 'out']) await rm(folder, { recursive: true, force: true });
const [shippedResult] = await Promise.all(table.map((row) => build({ ...common, ...row })));
// What lies in dist/ and where it comes from, for `npm run bench`.
await writeFile('out/dist.json', JSON.stringify(shippedResult?.metafile));
