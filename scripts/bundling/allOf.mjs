import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

/**
 * One entry that imports every file of a folder whose name ends in `ending`, so that they are
 * bundled and loaded together and what they share is loaded once.
 * @param {string} folder
 * @param {string} ending
 * @returns {import('esbuild').Plugin}
 */
export function allOf(folder, ending) {
  return {
    name: 'all-of',
    setup(bundle) {
      const filter = new RegExp(`^all of ${folder}$`);
      bundle.onResolve({ filter }, ({ path }) => ({ path, namespace: 'all-of' }));
      bundle.onLoad({ filter: /.*/, namespace: 'all-of' }, async () => {
        const files = await readdir(folder, { recursive: true });
        const wanted = files.filter((file) => file.endsWith(ending)).sort();
        return {
          contents: wanted
            .map((file) => `import ${JSON.stringify(resolve(folder, file))};`)
            .join('\n'),
          resolveDir: resolve(folder),
        };
      });
    },
  };
}
