import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allowedCapabilities } from '../../../src/core/lab/capabilities';
import { problemCodes } from '../../../src/core/lab/problemCodes';
import { defectCodes } from '../../../src/run/testReport';

describe('docs/lint-codes.md', () => {
  const whole = readFileSync('docs/lint-codes.md', 'utf8');
  const [text = '', thorough = ''] = whole.split('\n## What a thorough test says\n');
  const sections = [...text.matchAll(/^### ([a-z-]+)\n\n(\w+)\. /gm)];

  it('has a section for every code, and for no other', () => {
    assert.deepEqual(sections.map(([, code]) => code).toSorted(), [...problemCodes].toSorted());
  });

  it('says of each how grave it is', () => {
    for (const [, code, severity] of sections)
      assert.match(severity ?? '', /^(Error|Warning)$/, code);
  });

  it('has a section for every code of a thorough test, and for no other', () => {
    const codes = [...thorough.matchAll(/^### (.+)$/gm)].map(([, code]) => code);
    assert.deepEqual(codes, defectCodes.toSorted());
  });

  it('names every capability that a lab may have', () => {
    for (const name of allowedCapabilities) assert.ok(text.includes(`\`${name}\``), name);
  });
});
