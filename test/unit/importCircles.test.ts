import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

type Imports = ReadonlyMap<string, readonly string[]>;

describe('imports', () => {
  it('never lead back to the file that they began in, also those of types alone', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${file.replaceAll('\\', '/')}`);
    assert.ok(files.length > 300);
    const imports = new Map(files.map((file) => [file, importsOf(file)] as const));
    assert.deepEqual(circleIn(imports), []);
  });

  it('are seen to lead back where they do', () => {
    const imports = { a: ['b', 'd'], b: ['c'], c: ['b'], d: [] };
    assert.deepEqual(circleIn(new Map(Object.entries(imports))), ['b', 'c', 'b']);
  });
});

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/\b(?:from|import\() ?'(\.[^']+)'/g)].map(([, path = '']) =>
    posix.join(posix.dirname(file), path),
  );
}

/** The files of the first circle that is found, from one of them to the same again. */
function circleIn(imports: Imports): readonly string[] {
  const done = new Set<string>();
  for (const file of imports.keys()) {
    const circle = circleFrom(file, [], imports, done);
    if (circle.length > 0) return circle;
  }
  return [];
}

function circleFrom(
  path: string,
  way: readonly string[],
  imports: Imports,
  done: Set<string>,
): readonly string[] {
  // Imports name neither the ending nor the index of a folder.
  const file = [path, `${path}.ts`, `${path}/index.ts`].find((each) => imports.has(each));
  if (file === undefined || done.has(file)) return [];
  const begun = way.indexOf(file);
  if (begun !== -1) return [...way.slice(begun), file];
  for (const next of imports.get(file) ?? []) {
    const circle = circleFrom(next, [...way, file], imports, done);
    if (circle.length > 0) return circle;
  }
  done.add(file);
  return [];
}
