/**
 * Leaves packages out of a bundle that a library names but that we never use. Using one of them
 * fails with a plain error.
 * @param {RegExp} packages
 * @returns {import('esbuild').Plugin}
 */
export function leaveOut(packages) {
  return {
    name: 'leave-out',
    setup(bundle) {
      bundle.onResolve({ filter: packages }, ({ path }) => ({ path, namespace: 'left-out' }));
      // They are named when the library loads, so only using one of them may fail.
      bundle.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
        contents: `const use = () => { throw new Error('${path} is left out of Live Labs'); };
          module.exports = new Proxy({}, { get: () => use });`,
      }));
    },
  };
}
