import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAllDocuments, type Document } from 'yaml';
import { documentNode } from '../../src/core/lab/text/documentNode';
import { readPlainYaml } from '../../src/core/lab/text/plainYaml';
import { inputs } from './inputs';

const key = fc.constantFrom('name', 'processes', 'within', 'a-b', 'x.y', '_z', 'Null', 'yes', 'on');
const words = [
  ...['httpd', '10 s', "'> 0'", '"a b"', '7', '-3', '0', '007', '1.5', '1e3', '0x1f', '.5', '+1'],
  ...['true', 'False', 'null', '~', 'a: b', 'a:b', 'a #b', 'a#b', "it's", "'it''s'", '"a\\nb"'],
  ...['https://x/y?z', '8080:80', '<IfModule x>', '2..5', '>= 16', '*a', '&a b', '!x', '- x', '-x'],
  ...['{{port.80}}', '%x', '@x', '`x`', '|', '>', '?', ',', ']', '#', "''", '""', 'a ', 'é', '進'],
  ...[
    '...',
    '---',
    '.inf',
    '.nan',
    '256m',
    'a,b',
    '[x]',
    '{x: y}',
    'a}',
    '\t',
    '\u00a0',
    '=',
    '<<',
  ],
];
const scalar = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...words) },
  fc.string({ maxLength: 8 }),
);

/** Values on one line, now and then with a sign too many or too few. */
const { flow } = fc.letrec<{ flow: string; value: string }>((tie) => ({
  flow: fc.oneof(
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(key, fc.constantFrom(': ', ':', ' : ', ':  '), tie('value')), {
        maxLength: 3,
      })
      .map((entries) => `{ ${entries.map((parts) => parts.join('')).join(', ')} }`),
  ),
  value: fc.oneof({ depthSize: 'small' }, scalar, tie('flow')),
}));

const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '    ', ' ', '\t'),
    fc.constantFrom('', '', '', '- ', '-  ', '-'),
    fc.oneof(
      { weight: 6, arbitrary: fc.tuple(key, fc.constantFrom(': ', ': ', ':', ' :')) },
      fc.constant(['', ''] as const),
    ),
    fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 2, arbitrary: flow }, fc.constant('')),
    fc.constantFrom('', '', '', ' # note', ' ', '#x'),
  )
  .map(([indent, item, [name, colon], value, end]) => indent + item + name + colon + value + end);

const yamlText = fc
  .array(fc.oneof({ weight: 12, arbitrary: line }, fc.constantFrom('', '# note', '  # note')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => lines.join('\n'));

describe('the quick reader of plain YAML', function () {
  this.timeout(120_000);

  it('reads what it reads exactly as the YAML library does', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(yamlText, flow, scalar), (text) => {
        const plain = readPlainYaml(text);
        if (plain === undefined) return;
        read += 1;
        const [document, ...more] = parseAllDocuments(text, { stringKeys: true });
        assert.ok(isReadable(document) && more.length === 0, 'the library finds a mistake');
        assert.deepEqual(plain.value, document.toJS());
        assert.deepEqual(plain.node, documentNode(document.contents));
      }),
      inputs(15_000),
    );
    assert.ok(read > 100, 'hardly any text was plain enough');
  });
});

function isReadable(document: unknown): document is Document.Parsed {
  const { errors, warnings } = document as Document.Parsed;
  return errors.length === 0 && warnings.length === 0;
}
