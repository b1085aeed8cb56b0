import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { arch, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The parts of an image of one empty file, as archives and registries carry them. */
export interface TinyImage {
  readonly config: Buffer;
  /** The root file system: a tar archive. */
  readonly layer: Buffer;
}

/** Makes the smallest image that an engine takes, with these labels. */
export async function tinyImage(labels: Readonly<Record<string, string>>): Promise<TinyImage> {
  const layer = await archiveOf({ file: Buffer.from(JSON.stringify(labels)) });
  const config = {
    architecture: arch() === 'x64' ? 'amd64' : arch(),
    os: 'linux',
    config: { Labels: labels },
    rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
  };
  return { config: Buffer.from(JSON.stringify(config)), layer };
}

/** The image in the form that `docker save` writes. */
export function savedImage({ config, layer }: TinyImage, reference: string): Promise<Buffer> {
  const manifest = [{ Config: 'config.json', RepoTags: [reference], Layers: ['layer.tar'] }];
  return archiveOf({
    'manifest.json': Buffer.from(JSON.stringify(manifest)),
    'config.json': config,
    'layer.tar': layer,
  });
}

export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

async function archiveOf(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'live-labs-test-'));
  try {
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), content);
    const archive = join(folder, 'archive.tar');
    execFileSync('tar', ['-cf', archive, '-C', folder, ...Object.keys(files)]);
    return await readFile(archive);
  } finally {
    await rm(folder, { recursive: true });
  }
}
