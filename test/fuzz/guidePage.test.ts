import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GuideHost } from '../../src/core/guide/page';
import { allHtml, wholeGuide } from '../helpers/wholeGuide';
import { inputs } from './inputs';
import { anyText, madeText, mutatedText } from './texts';

/** Words of markup that would do harm, beside those that a lab is made of. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<script>',
          '</p>',
          '<img src=x onerror=',
          '[a](',
          'javascript:',
          ')',
          '![',
          '](w.png "',
        ],
        ...['"', "'", '<!-- hint: ', '-->', '\u202e', '\u001b]', '`', '```\n', '\n', '\n## ', '&#'],
      ),
      madeText,
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const host: GuideHost = { picture: () => 'https://host/w.png', fill: (text) => text };

describe('guidePage, for any text', function () {
  this.timeout(120_000);

  it('gives a page of arbitrary text', () => {
    fc.assert(fc.property(anyText, holds), inputs(1000));
  });

  it('gives a page of mutated labs', () => {
    fc.assert(fc.property(mutatedText, holds), inputs(500));
  });

  it('lets nothing hostile through', () => {
    fc.assert(fc.property(hostileText, holds), inputs(2000));
  });
});

/** Never throws; all its tags are such as Markdown makes, and lead nowhere else than they may. */
function holds(text: string): void {
  const html = allHtml(wholeGuide(text, host));
  for (const tag of html.match(/<[^>]*>/g) ?? []) {
    assert.match(tag, allowed);
    assert.doesNotMatch(tag, /\s(?:href|src)="(?!https?:\/\/|#at-)/i);
  }
  assert.doesNotMatch(html, /[\u202a-\u202e\u2066-\u2069]/);
  assert.ok(!html.includes('\u001b'));
}

const name =
  '(?:p|a|h[3-6]|img|pre|code|span|em|strong|s|br|hr|ul|ol|li|blockquote|div|table|thead|tbody|tr|th|td)';
const attribute = '(?:href|src|alt|id|class|start|tabindex)="[^"<>]*"';
const allowed = new RegExp(`^</?${name}(?: ${attribute})*>$`);
