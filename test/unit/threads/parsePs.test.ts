import assert from 'node:assert/strict';
import { parsePs } from '../../helpers/parsePs';
import { procFixture } from '../../helpers/procFixture';

describe('parsePs', () => {
  it('reads ps -ef by its header', () => {
    const rows = parsePs(procFixture('ps-ef.txt'));
    assert.deepEqual(
      rows.map((row) => [row['UID'], row['PID'], row['PPID'], row['CMD']]),
      [
        ['root', '1', '0', 'httpd -DFOREGROUND'],
        ['www-data', '7', '1', 'httpd -DFOREGROUND'],
        ['www-data', '8', '1', 'httpd -DFOREGROUND'],
        ['root', rows[3]?.['PID'], '0', 'ps -ef'],
      ],
    );
  });

  it('reads ps -efL: one row a thread', () => {
    const httpd = parsePs(procFixture('ps-efL.txt')).filter((row) =>
      row['CMD']?.startsWith('httpd'),
    );
    assert.equal(httpd.length, 113);
    assert.equal(httpd.filter((row) => row['NLWP'] === '7').length, 112);
  });

  const texts = [
    { text: '', rows: [] },
    { text: 'no header\n1 2 3', rows: [] },
    { text: 'before\n PID CMD\n[...]\n   1 a  b\r\n', rows: [{ PID: '1', CMD: 'a b' }] },
    { text: 'PID CMD\n1 \u001b]0;title\u0007x', rows: [{ PID: '1', CMD: 'x' }] },
  ];
  for (const { text, rows } of texts)
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parsePs(text), rows);
    });
});
