import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { LabsError } from '../../../src/core/base/errors';
import { parseLab } from '../../../src/core/lab/parseLab';
import { asRunnable, type LoadedLab } from '../../../src/run/loadLab';
import { sortLabs, type ReadFile } from '../../../src/ui/labs/sortLabs';

const container = (name: string): string => `container: { container_name: ${name}, image: x }\n`;
const labText = (id: string, more = container('demo-test')): string =>
  `---\nlab: ${id}\n${more}---\n# Lab ${id}\n## Step\n`;

const loaded = (file: string, text: string): LoadedLab => ({
  file,
  folder: dirname(file),
  text,
  ...parseLab(text),
});

const own = (file: string, text: string): ReadFile => ({
  file,
  origin: 'workspace',
  read: loaded(file, text),
});
const shipped = (id: string): ReadFile => {
  const file = `/ext/${id}/lab.md`;
  return { file, origin: 'shipped', read: loaded(file, labText(id)) };
};

/** Each lab in a few words: what it is, its key, and why it is no more than that. */
function sorted(files: readonly ReadFile[], isTrusted = true): readonly string[] {
  return sortLabs(files, isTrusted, asRunnable).map((lab) => {
    if ('error' in lab) return `broken ${lab.key} ${lab.error.code}`;
    if ('why' in lab) return `read ${lab.key} ${lab.why.code}`;
    return `run ${lab.key} ${lab.file}`;
  });
}

describe('sortLabs', () => {
  it('has a lab of the workspace beside those that ship', () => {
    assert.deepEqual(sorted([own('/w/a/lab.md', labText('a')), shipped('b')]), [
      'run a /w/a/lab.md',
      'run b /ext/b/lab.md',
    ]);
  });

  it('puts a copy of the workspace in the place of the lab that ships', () => {
    assert.deepEqual(sorted([own('/w/a/lab.md', labText('a')), shipped('a')]), [
      'run a /w/a/lab.md',
    ]);
  });

  it('keeps the lab that ships where the copy is broken', () => {
    const broken = labText('a', 'container: {}\n');
    assert.deepEqual(sorted([own('/w/a/lab.md', broken), shipped('a')]), [
      'broken /w/a/lab.md lab-broken',
      'run a /ext/a/lab.md',
    ]);
  });

  it('runs nothing of a workspace that is not trusted, but shows all that can be read', () => {
    const files = [
      own('/w/a/lab.md', labText('a')),
      own('/w/b/lab.md', labText('b')),
      own('/w/b2/lab.md', labText('b')),
      own('/w/c/lab.md', labText('c', '')),
      shipped('a'),
    ];
    assert.deepEqual(sorted(files, false), [
      'read /w/a/lab.md workspace-untrusted',
      'read b workspace-untrusted',
      'read /w/b2/lab.md workspace-untrusted',
      'read c workspace-untrusted',
      'run a /ext/a/lab.md',
    ]);
  });

  it('tells two labs of one id apart, and which is the other', () => {
    const [first, second] = sortLabs(
      [own('/w/1/lab.md', labText('a')), own('/w/2/lab.md', labText('a'))],
      true,
      asRunnable,
    );
    assert.equal(first?.key, 'a');
    assert.ok(second !== undefined && 'error' in second);
    assert.equal(second.error.code, 'lab-id-taken');
    assert.match(second.first?.message ?? '', /has the id "a", which \/w\/1\/lab\.md has already/);
  });

  it('shows a lab without a container to be read', () => {
    assert.deepEqual(sorted([own('/w/a/lab.md', '# Course\n## One\n')]), [
      'read course lab-incomplete',
    ]);
  });

  it('says of a broken lab what is wrong first, and where', () => {
    const [lab] = sortLabs(
      [own('/w/a/lab.md', '---\nformat: 1\ntitel: x\nlab: X\n---\n')],
      true,
      asRunnable,
    );
    assert.ok(lab !== undefined && 'first' in lab);
    const { line, column, message } = lab.first ?? {};
    assert.deepEqual([line, column], [3, 1]);
    assert.match(message ?? '', /write "title"/);
  });

  it('shows a file that cannot be read', () => {
    const read = new LabsError('lab-unreadable', { file: '/w/a/lab.md', why: 'EACCES' });
    assert.deepEqual(sorted([{ file: '/w/a/lab.md', origin: 'workspace', read }]), [
      'broken /w/a/lab.md lab-unreadable',
    ]);
  });

  it('calls a text that was opened as a lab by its file, whatever its title is', () => {
    const text = (file: string, words: string): ReadFile => ({
      file,
      origin: 'opened',
      read: loaded(file, words),
    });
    assert.deepEqual(sorted([text('/w/README.md', '# One\n## Step\n')]), [
      'read /w/README.md lab-incomplete',
    ]);
    assert.deepEqual(sorted([text('/w/README.md', '# One\n')], false), [
      'read /w/README.md workspace-untrusted',
    ]);
    assert.deepEqual(sorted([own('/w/a/lab.md', labText('a')), text('/w/b.md', labText('a'))]), [
      'run a /w/a/lab.md',
      'broken /w/b.md lab-id-taken',
    ]);
  });
});
