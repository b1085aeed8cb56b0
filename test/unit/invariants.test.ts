import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkKinds } from '../../src/core/checks/checkKinds';
import { commands } from '../../src/cli/commands';
import { loadedFrom, type Metafile } from '../../bench/size/metafile';
import { parseLab } from '../../src/core/lab/parseLab';

// What ARCHITECTURE.md and README.md promise, where neither the linter nor the compiler sees it.

describe('invariants', () => {
  const bundle = readFileSync('dist/cli.mjs', 'utf8');

  it('the command line bundles without VS Code', () => {
    assert.doesNotMatch(bundle, /require\(["']vscode["']\)/);
  });

  it('nothing that we leave out is loaded by the command line', () => {
    assert.doesNotMatch(bundle, /require\(["'](ssh2|protobufjs|@grpc\/[a-z-]+)["']\)/);
  });

  const waiting: Readonly<Record<string, RegExp>> = {
    'engine, load and Markdown':
      /^(node_modules(?!\/@vscode\/l10n\/)|src\/(engine|flood|sampling))\//,
    // Which labs a command fits is asked for the menus too.
    'the commands': /^src\/ui\/commands\/(?!fitting\.ts)/,
    'the pages of labs and threads': /^src\/ui\/(guide\/guidePanel|threads\/threadPanel)\.ts/,
    'what shows a flood':
      /^src\/(core\/flood\/(?!samePlan\.ts)|ui\/flood\/flood|ui\/views\/floodRows)/,
  };
  for (const [what, files] of Object.entries(waiting))
    it(`VS Code waits for the first use of ${what}`, () => {
      const { outputs } = JSON.parse(readFileSync('out/dist.json', 'utf8')) as Metafile;
      const inputsOf = (kinds: readonly string[]): readonly string[] =>
        [...loadedFrom(outputs, 'dist/extension.mjs', kinds)].flatMap((file) =>
          Object.keys(outputs[file]?.inputs ?? {}),
        );
      const found = (input: string): boolean => files.test(input);
      assert.deepEqual(inputsOf(['import-statement']).filter(found), []);
      assert.ok(inputsOf(['import-statement', 'dynamic-import']).some(found));
    });

  it('every kind of check stands in the schema of the lab format', () => {
    const schema = readFileSync('schemas/lab.schema.json', 'utf8');
    for (const kind of checkKinds.keys()) assert.match(schema, new RegExp(`"${kind}"`), kind);
  });

  it('the README names every command of the command line', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const { name } of commands)
      assert.match(readme, new RegExp(`\`${name}[ \`]`), `${name} is missing`);
  });

  it('the lab in the README can be run as it stands', () => {
    const readme = readFileSync('README.md', 'utf8');
    const text = /^````markdown\n(.*?)^````$/ms.exec(readme)?.[1] ?? '';
    const { lab, problems } = parseLab(text);
    assert.deepEqual(problems, []);
    assert.equal(lab.steps.length, 2);
  });
});
