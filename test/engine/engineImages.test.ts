import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorCode } from '../../src/core/base/errorFacts';
import { failureOf } from '../helpers/failureOf';
import { describeWithEngine } from '../helpers/realEngine';
import { savedImage, tinyImage } from '../helpers/tinyImage';
import { startTinyRegistry } from '../helpers/tinyRegistry';

describeWithEngine('Engine, images', (real) => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-labs-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds images by name, by id and by labels', async () => {
    await using image = await real.build('LABEL live-labs.x="a b"');
    const found = await real.engine.image(image.name);
    assert.ok(found);
    assert.equal(found.tags.length, 1);
    assert.ok(found.tags[0]?.endsWith(`${image.name}:latest`), found.tags[0]);
    assert.equal(found.labels['live-labs.x'], 'a b');
    assert.deepEqual(await real.engine.image(found.id), found);
    assert.deepEqual(await real.engine.images({ ...real.labels, 'live-labs.x': true }), [found]);
    assert.deepEqual(await real.engine.images({ ...real.labels, 'live-labs.x': 'a' }), []);
  });

  it('finds and removes nothing where there is nothing, whatever the name', async () => {
    for (const name of ['live-labs/none:1', '../containers/json', 'a b?c#d', '//x', ''])
      for (const work of [real.engine.image(name), real.engine.removeImage(name)])
        assert.equal(await work, undefined, name);
  });

  it('removes one tag of several, and the image with the last', async () => {
    const reference = `${real.uniqueName()}/part:1`;
    const file = join(folder, 'image.tar');
    const image = await tinyImage(real.labels);
    for (const name of [reference, `${reference}b`]) {
      await writeFile(file, await savedImage(image, name));
      await real.engine.load(file, {});
    }
    const id = (await real.engine.image(reference))?.id ?? '';
    await real.engine.removeImage(reference);
    const [tag, ...others] = (await real.engine.image(id))?.tags ?? [];
    assert.ok(tag?.endsWith(`${reference}b`), tag);
    assert.deepEqual(others, []);
    await real.engine.removeImage(`${reference}b`);
    assert.equal(await real.engine.image(id), undefined);
  });

  it('loads an archive and tells what was in it', async () => {
    const reference = `${real.uniqueName()}:1`;
    const file = join(folder, 'image.tar');
    await writeFile(file, await savedImage(await tinyImage(real.labels), reference));
    const lines: string[] = [];
    const held = await real.engine.load(file, { report: (line) => lines.push(line) });
    assert.equal(held.length, 1);
    assert.ok(held[0]?.endsWith(reference), held[0]);
    assert.equal(lines[0], `loading ${file}`);
    assert.deepEqual((await real.engine.image(reference))?.labels, real.labels);
    await real.engine.removeImage(reference);
  });

  it('makes an image of a root file system', async () => {
    const reference = `${real.uniqueName()}:1`;
    const file = join(folder, 'root.tar');
    await writeFile(file, (await tinyImage(real.labels)).layer);
    await real.engine.importRoot(file, reference, {});
    assert.equal((await real.engine.image(reference))?.tags.length, 1);
    await real.engine.removeImage(reference);
  });

  it('tells that an archive cannot be read', async () => {
    const garbage = join(folder, 'garbage.tar');
    await writeFile(garbage, Buffer.alloc(2000, 'x'));
    for (const file of [garbage, join(folder, 'absent.tar')])
      for (const work of [
        real.engine.load(file, {}),
        real.engine.importRoot(file, real.uniqueName(), {}),
      ])
        assert.equal((await failureOf(work, 'archive-unreadable')).file, file);
  });

  it('gets an image from its registry', async () => {
    await using registry = await startTinyRegistry(await tinyImage(real.labels));
    const reference = `${registry.host}/tiny:1`;
    const lines: string[] = [];
    await real.engine.pull(reference, { report: (line) => lines.push(line) });
    assert.equal(lines[0], `getting the image ${reference}`);
    assert.deepEqual((await real.engine.image(reference))?.labels, real.labels);
    await real.engine.removeImage(reference);
  });

  const refusals: readonly [title: string, image: string, code: ErrorCode][] = [
    ['does not have the image', 'REGISTRY/none:1', 'image-refused'],
    ['wants credentials', 'REGISTRY/private:1', 'image-refused'],
    ['cannot have such a name', 'REGISTRY/CAPITALS:1', 'image-refused'],
    ['has no address', 'live-labs.invalid/nothing:1', 'registry-unreachable'],
    ['refuses the connection', '127.0.0.1:1/nothing:1', 'registry-unreachable'],
  ];
  for (const [title, name, code] of refusals)
    it(`tells that a registry ${title}`, async () => {
      await using registry = await startTinyRegistry(await tinyImage(real.labels));
      const image = name.replace('REGISTRY', registry.host);
      const facts = await failureOf(real.engine.pull(image, {}), code as 'image-refused');
      assert.equal(facts.image, image);
      assert.notEqual(facts.why, '');
    });

  it('stops to pull when it is told to', async () => {
    await using registry = await startTinyRegistry(await tinyImage(real.labels));
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(real.engine.pull(`${registry.host}/tiny:1`, { signal }), /enough/);
  });
});
