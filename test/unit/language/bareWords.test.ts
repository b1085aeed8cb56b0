import assert from 'node:assert/strict';
import { bareWordsIn } from '../../helpers/bareWords';
import { sourceOf, sourcesOf } from '../../helpers/messages';

/** What only programs read. */
const code = /^<!DOCTYPE html>[^]*|^.*-src .*|\$\([a-z-]+\)/;

/** Names that are the same in every language. */
const names = /Live Labs|Dockerfile|PID|LWP|SIG|MaxRequestWorkers|ThreadsPerChild/g;

function isWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(code, '').replace(names, ''));
}

describe('words that a student reads', () => {
  for (const folder of ['src/ui', 'src/webview'])
    it(`come from the catalogue in ${folder}`, () => {
      const bare = sourcesOf(folder)
        .flatMap(bareWordsIn)
        .filter(({ words }) => isWords(words));
      assert.deepEqual(
        bare.map(({ at, words }) => `${at} ${words}`),
        [],
      );
    });

  const bypassing: readonly string[] = [
    "void vscode.window.showInformationMessage('Nothing was done.')",
    "tellWarning(isGone ? 'gone' : '')",
    "const row = { label: 'step' }",
    'const row = { tooltip: `${count} hints` }',
    "const run = 'Run'",
    "const words = { open: 'not done yet' }",
    "setText(element, isOpen ? 'less' : `… ${count}`)",
    "element.ariaLabel = 'steps'",
    "make('p', 'line', 'now')",
    "makeButton('link', 'copy', copy)",
    'return `${name} of ${all}`',
  ];
  for (const line of bypassing)
    it(`are seen to bypass it in ${line}`, () => {
      assert.equal(bareWordsIn(sourceOf('made.ts', line)).length, 1);
    });

  const good: readonly string[] = [
    "void vscode.window.showInformationMessage(l10n.t('Nothing was done.'))",
    "import { make } from '../shared/dom'",
    "make('p', 'line boxed', l10n.t('now'))",
    "if (state === 'Not Found') log.warn('It is gone.')",
    'const row = { id: `step ${lab} ${step}`, label: step.title }',
    "setText(sign, '✓')",
  ];
  for (const line of good)
    it(`are seen to be none, or to be in it, in ${line}`, () => {
      assert.deepEqual(bareWordsIn(sourceOf('made.ts', line)), []);
    });
});
