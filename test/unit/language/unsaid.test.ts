import assert from 'node:assert/strict';
import { sourceOf, sourcesOf } from '../../helpers/messages';
import { unsaidIn } from '../../helpers/unsaid';

/** Where all is told to students: the rest speaks to authors of labs, in English. */
const toStudents =
  /^src\/(?:core\/(?!lab\/)|core\/lab\/(?:itemTitle|place|elsewhere|assembleLab)\.ts|engine|flood|sampling|run\/(?!testing\/|lint\/|testLab))/;

/** Texts that read like words and are none for a student. */
const others: Readonly<Record<string, string>> = {
  'src/core/base/disposable.ts': 'a defect of ours',
  'src/core/base/nouns.ts': 'the name of a noun, by which code asks for it',
  'src/core/checks/probes.ts': 'a defect of ours',
  'src/core/recording/readSnapshot.ts': 'a fact of a snapshot, which is compared and kept',
  'src/core/samples/varying/duration.ts': 'what other programs print',
  'src/core/threads/activity.ts': 'the name of a noun, by which code asks for it',
  'src/core/threads/roles/nginx.ts': 'what nginx calls its processes',
  'src/core/threads/parseSyscall.ts': 'a fact of a snapshot, which is compared and kept',
  'src/core/threads/sourceWords.ts': 'the name of a source, by which code asks for it',
  'src/engine/containers/createContainer.ts': 'what engines say',
  'src/engine/containers/endContainer.ts': 'what engines say',
  'src/engine/openEngine.ts': 'the log of a library',
  'src/run/looks/readContainerFile.ts': 'a script',
  'src/run/shells/anyShell.ts': 'a script',
  'src/run/shells/endShell.ts': 'a script',
  'src/run/shells/hostShell.ts': 'a script',
  'src/run/shells/keptShell.ts': 'a script',
  'src/run/shells/shellMarks.ts': 'a script',
  'src/run/shells/shellState.ts': 'scripts',
  'src/run/shells/terminalShell.ts': 'a script, and a command as it is typed',
  'src/sampling/listSource.ts': 'the name of a source, by which code asks for it',
  'src/sampling/samplerScript.ts': 'a script',
};

/** The library itself, or what makes words by it. */
const importsMessages =
  /@vscode\/l10n|import \{[^}]*\b(?:listed|quotedList|counted)\b[^}]*\} from '[^']*base\/words'/;

describe('texts in the code', () => {
  const files = sourcesOf('src').filter(({ fileName }) => toStudents.test(fileName));

  it('are messages where a student reads them', () => {
    assert.ok(files.length > 100);
    assert.deepEqual(
      files.filter(({ fileName }) => others[fileName] === undefined).flatMap(unsaidIn),
      [],
    );
  });

  it('are none of these exceptions without need', () => {
    const needed = files.filter((file) => unsaidIn(file).length > 0);
    assert.deepEqual(
      Object.keys(others).filter((name) => needed.every(({ fileName }) => fileName !== name)),
      [],
    );
  });

  it('are English, whatever is spoken, where authors of labs read them', () => {
    const toAuthors = sourcesOf('src').filter(({ fileName }) =>
      /^src\/(?:core\/lab|run\/lint)\//.test(fileName),
    );
    const speaking = toAuthors.filter(
      ({ fileName, text }) => !toStudents.test(fileName) && importsMessages.test(text),
    );
    assert.ok(toAuthors.length > 50);
    assert.deepEqual(
      speaking.map(({ fileName }) => fileName),
      [],
    );
  });

  const found: readonly (readonly [code: string, texts: number])[] = [
    ["say('it is gone')", 1],
    ['say(`${name} is not running`)', 1],
    ["say(l10n.t('{0} is gone', 'the container'))", 1],
    ["say(l10n.t({ message: '{0} is gone', args: ['the container'], comment: 'of it' }))", 1],
    ["say(l10n.t('the container is gone'))", 0],
    ["import 'it is gone'", 0],
    ["say('apache2-test')", 0],
  ];
  for (const [code, texts] of found)
    it(`are seen in ${code}`, () => {
      assert.equal(unsaidIn(sourceOf('made.ts', code)).length, texts);
    });
});
