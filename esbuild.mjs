// Builds everything that runs: one row a bundle. `node esbuild.mjs` writes dist/ (what ships) and
// out/ (tests and set-up scripts, each bundled with the sources it uses).
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * dockerode can reach an engine over ssh and can speak BuildKit's gRPC; we use neither, and both
 * would triple the bundle and load native code. Using one of them fails with a plain error.
 * @type {import('esbuild').Plugin}
 */
const leaveOutUnusedTransports = {
  name: 'leave-out-unused-transports',
  setup(bundle) {
    const unused = /^(ssh2|@grpc\/grpc-js|@grpc\/proto-loader|protobufjs)$/;
    bundle.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'left-out' }));
    // They are named when dockerode loads, so only using one of them may fail.
    bundle.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `const use = () => { throw new Error('${path} is left out of Live Labs'); };
        module.exports = new Proxy({}, { get: () => use });`,
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [leaveOutUnusedTransports],
};

/**
 * Tests and scripts never leave the checkout, so they find their packages in node_modules; but for
 * dockerode, whose unused transports would make every start of a test slower than the test.
 */
const inCheckout = {
  outdir: 'out',
  outbase: '.',
  external: ['ajv', 'fast-check', 'markdown-it', 'mocha', 'yaml'],
};

/** @type {import('esbuild').BuildOptions[]} */
const table = [
  {
    entryPoints: ['src/cli.ts'],
    outdir: 'dist',
    minify: true,
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...inCheckout, entryPoints: ['test/**/*.ts', 'scripts/*.ts'] },
];

for (const folder of ['dist', 'out']) await rm(folder, { recursive: true, force: true });
await Promise.all(table.map((row) => build({ ...common, ...row })));
