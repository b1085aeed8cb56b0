import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildKitNeeds } from '../../src/core/lab/buildKitNeeds';
import { engineCalls, optionValues, subjectOf } from '../../src/core/lab/console/engineCall';
import { readLab } from '../../src/core/lab/parseLab';
import { inputs } from './inputs';

const made = (pieces: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string()), {
      maxLength: 40,
    })
    .map((parts) => parts.join(''));

const commands = made([
  ...[
    'docker ',
    'podman ',
    'sudo ',
    'exec ',
    'run ',
    '-it ',
    '-u ',
    '--name ',
    '--cap-add=',
    'web ',
  ],
  ...['timeout 5 ', 'xargs -n 1 ', '$(', '`', '` \n', '--privileged '],
  ...['"', "'", '\\', '\\\n', '\n', ';', '&&', '|', '(', ')', ' ', 'é', '\ud83d'],
]);

const dockerfiles = made([
  ...[
    '# syntax=x\n',
    '# escape=`\n',
    'FROM x\n',
    'RUN ',
    'ONBUILD ',
    'COPY ',
    '--mount=a ',
    '--link ',
  ],
  ...['<<EOF ', '<<-"E" ', '<<<', 'EOF\n', ' \\\n', '\n', '"', "'", '\t', '\r\n'],
]);

const texts = made([
  ...[
    '---\n',
    'format: 1\n',
    'container: {container_name: ab, image: x, privileged: true}\n',
    '## a\n',
  ],
  ...[
    '![',
    '](',
    'a b.png',
    '%2',
    '<x>',
    ')',
    '`',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '| a |\n| - |\n',
    '| ',
  ],
  ...[
    '```console\n',
    '```\n',
    'root@abc:/# ',
    '$ docker exec x y\n',
    '{{x}}',
    '<!-- check\n',
    '-->\n',
  ],
]);

describe('lint, for any text', function () {
  this.timeout(120_000);

  it('finds words of a command where they stand', () => {
    fc.assert(
      fc.property(commands, (text) => {
        for (const call of engineCalls(text)) {
          const words = [...call.words, subjectOf(call), ...optionValues(call, '--cap-add')];
          for (const word of words) assert.ok(word === undefined || word.at <= text.length);
        }
      }),
      inputs(3000),
    );
  });

  it('finds problems of a Dockerfile on lines that are there', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        areThere(text, buildKitNeeds(text));
      }),
      inputs(3000),
    );
  });

  it('finds pictures, and what is missing, at places that are there', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { lacks, mentions } = readLab(text);
        const { id, context, pictures, hostFiles } = mentions();
        const mentioned = [...pictures, ...hostFiles, ...(context === undefined ? [] : [context])];
        areThere(text, [...lacks(), id, ...mentioned.map(({ place }) => place)]);
      }),
      inputs(3000),
    );
  });
});

function areThere(
  text: string,
  places: readonly { readonly line: number; readonly column: number }[],
): void {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  for (const { line, column } of places)
    assert.ok(column >= 1 && column <= (lines[line - 1] ?? '').length + 1, `${line}:${column}`);
}
