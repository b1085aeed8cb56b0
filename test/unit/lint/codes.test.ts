import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allowedCapabilities } from '../../../src/core/lab/capabilities';
import { problemCodes } from '../../../src/core/lab/problemCodes';

describe('docs/lint-codes.md', () => {
  const text = readFileSync('docs/lint-codes.md', 'utf8');
  const sections = [...text.matchAll(/^### ([a-z-]+)\n\n(\w+)\. /gm)];

  it('has a section for every code, and for no other', () => {
    assert.deepEqual(sections.map(([, code]) => code).toSorted(), [...problemCodes].toSorted());
  });

  it('says of each how grave it is', () => {
    for (const [, code, severity] of sections)
      assert.match(severity ?? '', /^(Error|Warning)$/, code);
  });

  it('names every capability that a lab may have', () => {
    for (const name of allowedCapabilities) assert.ok(text.includes(`\`${name}\``), name);
  });
});
