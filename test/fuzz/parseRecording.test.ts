import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRecording } from '../../src/core/recording/parseRecording';
import { safeText } from '../../src/core/base/safeText';
import { header, recorded } from '../helpers/makeRecording';
import { anyText } from './texts';

const lines = recorded().recording(header).toText().split('\n');

/** A value put in the place of one of a recording's. */
const spoilt = fc
  .tuple(
    fc.nat(lines.length - 1),
    fc.nat(),
    fc.oneof(
      fc.json(),
      anyText.map((text) => JSON.stringify(text)),
      fc.constantFrom('-1', '1e999', 'null', ''),
    ),
  )
  .map(([line, place, value]) => {
    const values = [...(lines[line] ?? '').matchAll(/(?<=:)(?:-?\d+|"[^"]*"|true|false|\[|\{)/g)];
    const chosen = values[place % Math.max(1, values.length)];
    if (chosen === undefined) return lines.join('\n');
    const text = lines[line] ?? '';
    const changed =
      text.slice(0, chosen.index) + value + text.slice(chosen.index + chosen[0].length);
    return lines.with(line, changed).join('\n');
  });

const jsonLines = fc.array(fc.json(), { maxLength: 20 }).map((all) => all.join('\n'));

describe('parseRecording', function () {
  this.timeout(60_000);

  it('takes any text, never fails, and shows nothing unsafe', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(anyText, jsonLines, { weight: 4, arbitrary: spoilt }), (text) => {
        const parsed = parseRecording(text);
        if ('problem' in parsed) return;
        read += 1;
        const { recording } = parsed;
        recording.toCsv();
        const { snapshot } = recording.pictureAt(recording.to);
        for (const { commandLine, command, user } of snapshot?.processes ?? [])
          for (const shown of [commandLine, command, user]) assert.equal(shown, safeText(shown));
        const again = parseRecording(recording.toText());
        assert.ok('recording' in again);
        assert.deepEqual(again.recording.history, recording.history);
      }),
      { numRuns: 2000 },
    );
    assert.ok(read > 100, String(read));
  });
});
