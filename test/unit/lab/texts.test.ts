import assert from 'node:assert/strict';
import { fillText } from '../../../src/core/lab/fillText';
import { nearest } from '../../../src/core/lab/nearest';
import { readFact } from '../../../src/core/lab/readFact';

describe('fillText', () => {
  const values = { Threads: '5', 'port.80': '8081' };
  const rows: readonly (readonly [text: string, filled: string, unknown: readonly string[]])[] = [
    ['curl localhost:{{port.80}}', 'curl localhost:8081', []],
    ['{{ Threads }} and {{Threads}}', '5 and 5', []],
    ['{{port.81}} {{Nope}} {{Nope}}', '{{port.81}} {{Nope}} {{Nope}}', ['port.81', 'Nope']],
    ['{{toString}}', '{{toString}}', ['toString']],
    ["docker ps --format '{{.Names}}'", "docker ps --format '{{.Names}}'", []],
  ];
  for (const [text, filled, unknown] of rows) {
    it(`fills ${text}`, () => {
      assert.deepEqual(fillText(text, values), { text: filled, unknown });
    });
  }
});

describe('readFact', () => {
  const file = ['# Threads 1', '<A>', 'Threads 25', '</A>', '<B>', '  Threads 5', '</B>'].join(
    '\n',
  );
  const rows = [
    { within: undefined, match: 'Threads (\\d+)', fact: { value: '1', line: 1 } },
    { within: undefined, match: '^\\s*Threads (\\d+)', fact: { value: '25', line: 3 } },
    { within: '<B>', match: 'Threads\\s+(\\d+)', fact: { value: '5', line: 6 } },
    { within: '<B>', match: 'Threads\\s+\\d+', fact: { value: 'Threads 5', line: 6 } },
    { within: '<C>', match: 'Threads (\\d+)', fact: undefined },
    { within: undefined, match: 'Processes (\\d+)', fact: undefined },
    { within: undefined, match: '(', fact: undefined },
  ];
  for (const { within, match, fact } of rows) {
    it(`finds ${fact?.value ?? 'nothing'} by ${match} within ${within ?? 'the file'}`, () => {
      assert.deepEqual(readFact({ within, match }, file), fact);
    });
  }
});

describe('nearest', () => {
  const words = ['check', 'hint', 'step', 'question', 'processes'];
  const rows: readonly (readonly [word: string, meant: string | undefined])[] = [
    ['chek', 'check'],
    ['setp', 'step'],
    ['hnit', 'hint'],
    ['proceses', 'processes'],
    ['quetsoin', 'question'],
    ['stoop', 'step'],
    ['note', undefined],
    ['', undefined],
    ['processesandmore', undefined],
  ];
  for (const [word, meant] of rows) {
    it(`takes "${word}" for ${meant ?? 'nothing known'}`, () => {
      assert.equal(nearest(word, words), meant);
    });
  }
});
