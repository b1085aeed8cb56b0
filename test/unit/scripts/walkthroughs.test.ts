import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { packageText, pictureTitle } from '../../../scripts/walkthroughs/packageText';
import type { Walkthrough } from '../../../src/core/walkthrough/walkthroughOf';

const written = readFileSync('package.json', 'utf8');
const { contributes } = JSON.parse(written) as {
  readonly contributes: { readonly walkthroughs: readonly Walkthrough[] };
};

describe('the walkthroughs in package.json', () => {
  it('say what the labs say', async () => {
    const isCurrent = (await packageText(written)) === written;
    assert.ok(isCurrent, 'package.json is stale; run: npm run walkthroughs');
  });

  it('have a picture with words for every step', () => {
    for (const { svg, altText } of contributes.walkthroughs.flatMap(({ steps }) =>
      steps.map(({ media }) => media),
    )) {
      assert.ok(existsSync(svg), svg);
      assert.notEqual(altText, '', svg);
    }
  });

  it('have a picture of its own for every step of the first lab', () => {
    const [lab] = contributes.walkthroughs;
    assert.deepEqual(
      lab?.steps.map(({ media }) => media.svg),
      lab?.steps.map(({ id }) => `media/walkthroughs/${lab.id}/${id}.svg`),
    );
  });
});

describe('the pictures of walkthroughs', () => {
  const rows: readonly (readonly [rule: string, holds: (svg: string) => boolean])[] = [
    ['begin as SVG does', (svg) => svg.startsWith('<svg ') && svg.trimEnd().endsWith('</svg>')],
    ['say what they show', (svg) => pictureTitle(svg) !== ''],
    ['close what they open', isClosed],
    // VS Code puts the picture into a page that allows neither styles nor anything from outside.
    [
      'have no style, script or address',
      (svg) => !/<style|<script|style=|href="[^#]|url\(|@import/.test(svg),
    ],
    ['take their colours from the theme', (svg) => !/#[\da-f]{3,8}\b/i.test(withoutVariables(svg))],
    ['have no variable without a fallback', (svg) => !/var\([^,)]*\)/.test(svg)],
    [
      'have no text below 11',
      (svg) => [...svg.matchAll(/font-size="([\d.]+)"/g)].every(([, size]) => Number(size) >= 11),
    ],
  ];
  for (const [rule, holds] of rows) {
    it(rule, async () => {
      const folder = 'media/walkthroughs';
      const files = await readdir(folder, { recursive: true });
      const broken = files
        .filter((file) => file.endsWith('.svg'))
        .filter((file) => !holds(readFileSync(`${folder}/${file}`, 'utf8')));
      assert.deepEqual(broken, []);
    });
  }
});

/** Without the fallbacks of variables, and without the ids that a picture refers to within itself. */
function withoutVariables(svg: string): string {
  return svg.replaceAll(/var\([^)]*\)/g, '').replaceAll(/href="#[^"]*"/g, '');
}

function isClosed(svg: string): boolean {
  const open: string[] = [];
  for (const [, slash, name = '', selfClosed] of svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
    if (slash === '/' ? open.pop() !== name : false) return false;
    if (slash !== '/' && selfClosed !== '/') open.push(name);
  }
  return open.length === 0;
}
