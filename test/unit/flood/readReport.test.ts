import assert from 'node:assert/strict';
import { nothingHeld } from '../../../src/flood/messages';
import { readReport } from '../../../src/flood/readReport';
import { reportLines } from '../../../src/flood/reportLines';

describe('readReport', () => {
  const counts = { ...nothingHeld, held: 3, failed: { ECONNREFUSED: 2 } };
  const reports = [
    { is: 'ready' },
    { is: 'ready', files: 1024 },
    { is: 'opened', upTo: 5 },
    { is: 'counts', counts },
    { is: 'ended', why: 'time', counts },
  ];
  for (const report of reports)
    it(`takes ${report.is}`, () => {
      assert.deepEqual(readReport(JSON.stringify(report)), report);
    });

  it('takes of a report what belongs to it', () => {
    const line = JSON.stringify({ is: 'counts', more: 1, counts: { ...counts, more: 1 } });
    assert.deepEqual(readReport(line), { is: 'counts', counts });
  });

  const others: Readonly<Record<string, unknown>> = {
    'a number of words': { is: 'counts', counts: { ...counts, held: '[x](command:y)' } },
    'a negative number': { is: 'counts', counts: { ...counts, dropped: -1 } },
    'half a connection': { is: 'opened', upTo: 0.5 },
    'a code that is none': { is: 'counts', counts: { ...counts, failed: { '\u001b]52;c;': 1 } } },
    'too many codes': {
      is: 'counts',
      counts: {
        ...counts,
        broken: Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`E${index}X`, 1])),
      },
    },
    'counts in a list': { is: 'counts', counts: [] },
    'no counts': { is: 'counts' },
    'another reason': { is: 'ended', why: 'because', counts },
    'another word': { is: 'else' },
    nothing: null,
  };
  for (const [name, said] of Object.entries(others))
    it(`takes no ${name}`, () => {
      assert.equal(readReport(JSON.stringify(said)), undefined);
    });

  it('takes no line that is no JSON', () => {
    assert.equal(readReport('exec: "perl": executable file not found'), undefined);
  });
});

describe('reportLines', () => {
  async function linesOf(...chunks: readonly string[]): Promise<readonly string[]> {
    const lines: string[] = [];
    // eslint-disable-next-line @typescript-eslint/require-await -- what comes is there already
    async function* output(): AsyncGenerator<Uint8Array> {
      for (const chunk of chunks) yield Buffer.from(chunk);
    }
    for await (const line of reportLines(output())) lines.push(line);
    return lines;
  }

  it('joins what comes in parts, and leaves out what has no end', async () => {
    assert.deepEqual(await linesOf('on', 'e\ntwo\n\nth', 'ree\nfo'), ['one', 'two', '', 'three']);
  });

  it('gives up on a line that does not end', async () => {
    assert.deepEqual(await linesOf('one\n', 'x'.repeat(5000), 'x'.repeat(5000), '\n'), ['one']);
  });
});
