import assert from 'node:assert/strict';
import { biggestInputs, loadedFrom, packageName, type Outputs } from '../../../bench/size/metafile';
import { countOfFiles } from '../../../bench/size/zip';

/** The entry and `shared` import each other; `late` waits for a first use. */
const outputs: Outputs = {
  entry: {
    bytes: 50,
    inputs: { 'src/a.ts': { bytesInOutput: 10 }, 'src/b.ts': { bytesInOutput: 20 } },
    imports: [
      { path: 'shared', kind: 'import-statement' },
      { path: 'late', kind: 'dynamic-import' },
      { path: 'vscode', kind: 'import-statement', external: true },
    ],
  },
  shared: {
    bytes: 20,
    inputs: { 'src/a.ts': { bytesInOutput: 15 } },
    imports: [{ path: 'entry', kind: 'import-statement' }],
  },
  late: {
    bytes: 90,
    inputs: { 'node_modules/big/index.js': { bytesInOutput: 80 } },
    imports: [{ path: 'shared', kind: 'import-statement' }],
  },
};

describe('what a built file loads', () => {
  it('follows static imports, in circles too, and nothing from outside', () => {
    assert.deepEqual([...loadedFrom(outputs, 'entry', ['import-statement'])], ['entry', 'shared']);
  });

  it('follows late imports when asked to', () => {
    const kinds = ['import-statement', 'dynamic-import'];
    assert.deepEqual([...loadedFrom(outputs, 'entry', kinds)], ['entry', 'shared', 'late']);
  });

  it('adds up a source over the files that it is in', () => {
    assert.deepEqual(biggestInputs(outputs, ['entry', 'shared'], 5), [
      { input: 'src/a.ts', bytes: 25 },
      { input: 'src/b.ts', bytes: 20 },
    ]);
    assert.equal(biggestInputs(outputs, ['entry', 'shared'], 1).length, 1);
  });
});

describe('packageName', () => {
  const table: readonly (readonly [string, string])[] = [
    ['src/extension.ts', 'src/extension.ts'],
    ['../main/node_modules/yaml/dist/index.js', 'yaml/dist/index.js'],
    ['node_modules/one/node_modules/two/index.js', 'two/index.js'],
    ['schema:/checkout/schemas/lab.json', 'schema:schemas/lab.json'],
  ];
  for (const [input, expected] of table)
    it(`of ${input} is ${expected}`, () => {
      assert.equal(packageName(input, '/checkout'), expected);
    });
});

describe('countOfFiles', () => {
  it('reads it from the end of a ZIP file', () => {
    const record = Buffer.alloc(22);
    record.write('PK\u0005\u0006', 'latin1');
    record.writeUInt16LE(300, 10);
    assert.equal(countOfFiles(Buffer.concat([Buffer.from('files'), record])), 300);
  });

  it('refuses what is none', () => {
    assert.throws(() => countOfFiles(Buffer.from('files')), /no ZIP file/);
  });
});
