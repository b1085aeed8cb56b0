import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

/**
 * `import validators from 'x.schema.json?compiled'` gives one validator for each definition of that
 * JSON Schema that no other refers to, as code: compiling them at run time would cost more than
 * parsing a lab does.
 * @type {import('esbuild').Plugin}
 */
export const compiledSchemas = {
  name: 'compiled-schemas',
  setup(bundle) {
    const suffix = /\.schema\.json\?compiled$/;
    bundle.onResolve({ filter: suffix }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?compiled$/, '')),
      namespace: 'compiled-schema',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'compiled-schema' }, async ({ path }) => ({
      contents: compile(await readSchema(path)),
      resolveDir: import.meta.dirname,
      watchFiles: [path],
    }));
  },
};

/**
 * @param {string} path
 * @returns {Promise<Schema>}
 */
async function readSchema(path) {
  /** @type {unknown} */
  const schema = JSON.parse(await readFile(path, 'utf8'));
  return /** @type {Schema} */ (schema);
}

/** @typedef {{ $defs: Record<string, object> }} Schema */

/**
 * Code of a CommonJS module with one exported validator for each of the schema's outermost `$defs`.
 * @param {Schema} schema
 * @returns {string}
 */
function compile(schema) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    // Alternatives of required keys name properties that stand beside them, not within.
    strictRequired: false,
    allowUnionTypes: true,
    // Messages for authors are made of the description that stands beside what was broken.
    verbose: true,
    code: { source: true },
    schemas: { schema },
  });
  /** @type {Record<string, string>} */
  const definitions = {};
  const text = JSON.stringify(schema.$defs);
  for (const name of Object.keys(schema.$defs))
    if (!text.includes(`"#/$defs/${name}"`)) definitions[name] = `schema#/$defs/${name}`;
  return standaloneCode(ajv, definitions);
}
