import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import schema from '../../../schemas/lab.schema.json';
import { directiveNames } from '../../../src/core/lab/directives/names';
import type { Check } from '../../../src/core/lab/model';
import { parseLab, readLab } from '../../../src/core/lab/parseLab';
import { compareSample } from '../../../src/core/samples/compareSample';

const { $defs } = schema;
const probes = $defs.probe.properties;

/** What each table of the document must name, by the heading above it. */
const tables: Readonly<Record<string, readonly string[]>> = {
  'Front matter': Object.keys($defs.frontMatter.properties),
  Container: Object.keys($defs.containerPlan.properties),
  Facts: Object.keys($defs.fact.properties),
  step: Object.keys($defs.step.properties),
  action: [...$defs.work.else.enum, ...Object.keys($defs.work.then.properties)],
  Floods: Object.keys($defs.floodPlan.properties),
  // What a check looks at has a chapter of its own.
  check: Object.keys($defs.check.properties).filter((key) => !(key in probes)),
  question: Object.keys($defs.question.properties),
  command: Object.keys($defs.command.properties),
  solution: [...new Set([...$defs.doing.else.enum, ...Object.keys($defs.doing.then.properties)])],
  only: Object.keys($defs.only.properties),
  http: Object.keys(probes.http.properties),
  processes: Object.keys(probes.processes.properties),
  threads: Object.keys(probes.threads.properties),
  connections: Object.keys(probes.connections.then.properties),
  exec: Object.keys(probes.exec.properties),
  file: Object.keys(probes.file.properties),
  port: Object.keys(probes.port.then.properties),
  flood: Object.keys(probes.flood.properties),
};

const text = readFileSync('docs/lab-format.md', 'utf8');
const tokens = new MarkdownIt().parse(text, {});
const plain = (at: number): string => (tokens[at]?.content ?? '').replaceAll('`', '');

describe('docs/lab-format.md', () => {
  it('has a chapter for every directive and for every kind of check', () => {
    const headings = new Set(headingTexts().flatMap((heading) => heading.split(', ')));
    const missing = [...directiveNames, ...Object.keys(probes)].filter((n) => !headings.has(n));
    assert.deepEqual(missing, []);
  });

  for (const [heading, names] of Object.entries(tables))
    it(`names in "${heading}" what the schema knows there`, () => {
      const told = keysBelow(heading).toSorted();
      assert.deepEqual(told, [...names].toSorted());
    });

  for (const { line, content } of examples())
    it(`has an example without an error at line ${String(line)}`, () => {
      const { problems } = parseLab(content.startsWith('---') ? content : inLab(content));
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
    });

  it('begins with a lab', () => {
    assert.match(examples()[0]?.content ?? '', /^---\nformat: 1\n/);
  });

  for (const { line, content } of examples().filter(isWholeLab))
    it(`has a lab without any problem at line ${String(line)}`, () => {
      const { problems, lacks } = readLab(content);
      assert.deepEqual([...problems, ...lacks()], []);
    });

  it('shows a lab that asks nothing of its container', () => {
    const labs = examples().filter(isWholeLab);
    const onHost = labs.filter(({ content }) => checksIn(content).every(isForHost));
    assert.equal(onHost.length, 1);
  });

  it('shows a mistake that is a wrong answer', () => {
    assert.ok(examples().some(({ content }) => /^<!-- mistake\nanswer:/m.test(content)));
  });

  it('tells what may differ from a sample', () => {
    const table = /\n\| what may differ[^]+?\n\n/.exec(text)?.[0] ?? '';
    const forms = table.split('\n').filter((row) => !/^\| (?:cells|in rows)/.test(row));
    const samples = forms.flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)]);
    assert.ok(samples.length > 12);
    for (const [, sample = ''] of samples) {
      const other = sample.replaceAll(/\d(?!x)/g, (digit) => String((Number(digit) + 1) % 10));
      assert.notEqual(other, sample);
      assert.ok(compareSample(`seen ${sample}`, `seen ${other}`).matches, sample);
    }
    assert.ok(!compareSample('17 processes', '18 processes').matches);
  });

  it('tells what [...] stands for', () => {
    for (const output of ['a\nb', 'a\nx\ny\nb']) {
      assert.ok(compareSample('a\n[...]\nb', output).matches);
      assert.ok(compareSample('a\n...\nb', output).matches);
    }
    const built = 'Server built: [...]';
    assert.ok(compareSample(built, 'Server built: today, twice').matches);
    assert.ok(!compareSample(built, 'It was built: today').matches);
    assert.ok(!compareSample('from [...] to b', 'from a to c').matches);
  });

  it('links to chapters that it has', () => {
    const known = anchors();
    const linked = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    const lost = linked.filter((anchor) => !known.has(anchor));
    assert.deepEqual(lost, []);
  });
});

function headingTexts(): readonly string[] {
  return tokens.flatMap(({ type }, at) => (type === 'heading_open' ? [plain(at + 1)] : []));
}

/**
 * The first column of the first table below a heading. Two chapters are named "command" and
 * "flood" alike: a directive or an action, and a kind of check; the tables are those of the first
 * that has one.
 */
function keysBelow(heading: string): readonly string[] {
  const keys: string[] = [];
  let isBelow = false;
  for (const [at, { type }] of tokens.entries()) {
    if (type === 'heading_open') {
      if (keys.length > 0) break;
      isBelow = plain(at + 1) === heading;
    }
    if (isBelow && type === 'tr_open' && tokens[at + 1]?.type === 'td_open')
      keys.push(plain(at + 2));
    if (isBelow && type === 'table_close') break;
  }
  return keys;
}

function examples(): readonly { readonly line: number; readonly content: string }[] {
  return tokens.flatMap(({ type, info, map, content }) =>
    type === 'fence' && info === 'markdown' ? [{ line: (map?.[0] ?? 0) + 1, content }] : [],
  );
}

/** Whether an example is a lab with steps, and no part of one. */
function isWholeLab({ content }: { readonly content: string }): boolean {
  return /^---\n[^]*^## /m.test(content);
}

function checksIn(lab: string): readonly Check[] {
  return parseLab(lab).lab.steps.flatMap(({ items }) =>
    items.filter((item) => item.kind === 'check'),
  );
}

function isForHost({ probe: { kind, expects } }: Check): boolean {
  const words = Object(expects) as { readonly on?: unknown; readonly target?: unknown };
  return kind === 'answer' || words.on === 'host' || words.target === 'host';
}

/** Where links to chapters lead, as forges name them: the second of a name is `name-1`. */
function anchors(): ReadonlySet<string> {
  const known = new Set<string>();
  for (const heading of headingTexts()) {
    const name = heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-');
    known.add(known.has(name) ? `${name}-1` : name);
  }
  return known;
}

/** A part of a lab with what its examples speak of around it. */
function inLab(part: string): string {
  return `---
format: 1
title: Example
container: { container_name: first-lab, image: httpd:2.4, ports: ["8080:80", "8081:8081"] }
facts:
  ThreadsPerChild: { file: a, match: '(\\d+)' }
  MaxRequestWorkers: { file: a, match: '(\\d+)' }
---
# Example

## Build

${part.includes('id: how-many') ? '' : '<!-- question\nid: how-many\nask: How many?\n-->'}

## Flood

<!-- action
flood: 100
-->

## Example
${part}`;
}
