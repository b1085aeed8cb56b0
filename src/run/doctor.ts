import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { describeCaught } from '../core/base/errors';
import { baseImages, readDockerfile } from '../core/lab/dockerfile';
import type { ContainerPlan } from '../core/lab/model';
import { standInFor } from '../core/lab/standIn';
import { labLabel, ownerLabel, type ContainerFacts, type Engine } from '../core/ports';
import type { RunnableLab } from './loadLab';

/** One line of the doctor: what was looked at, what was seen, and what to do where it is not ok. */
export interface DoctorRow {
  readonly name: string;
  readonly ok: boolean;
  readonly seen: string;
  /** Empty where there is nothing to do. */
  readonly fix: string;
}

/** What a lab needs beside an engine, looked at without changing anything. */
export async function examineLab(
  lab: RunnableLab,
  engine: Engine,
  owner: string,
): Promise<readonly DoctorRow[]> {
  return [
    await memoryRow(lab.container, engine),
    ...(await imageRows(lab, engine)),
    await nameRow(lab, engine, owner),
    ...(await Promise.all(lab.container.ports.map(({ host }) => portRow(host, lab, engine)))),
  ];
}

async function memoryRow({ memoryBytes }: ContainerPlan, engine: Engine): Promise<DoctorRow> {
  const { memoryBytes: there } = await engine.about();
  const ok = there >= memoryBytes;
  return {
    name: l10n.t({ message: 'Memory', comment: 'of the engine' }),
    ok,
    seen: l10n.t(
      'the engine has {0}, the container may use {1}',
      megabytes(there),
      megabytes(memoryBytes),
    ),
    fix: ok ? '' : l10n.t('Give the engine more memory, or lower mem_limit in lab.md.'),
  };
}

async function imageRows({ container, folder }: RunnableLab, engine: Engine): Promise<DoctorRow[]> {
  const { source } = container;
  const rows: DoctorRow[] = [];
  for (const image of source.kind === 'image' ? [source.image] : await bases(folder, source)) {
    const there = (await engine.image(image)) !== undefined;
    const standIn =
      source.kind === 'build' && (await engine.image(standInFor(image))) !== undefined;
    const instead = standIn
      ? l10n.t('its stand-in {0} is here', standInFor(image))
      : l10n.t('not on this machine yet');
    rows.push({
      name: l10n.t('Image {0}', image),
      ok: there || standIn,
      seen: there ? l10n.t({ message: 'here', comment: 'an image' }) : instead,
      fix:
        there || standIn
          ? ''
          : l10n.t('It is pulled at the first build; without network run "docker load".'),
    });
  }
  return rows;
}

async function bases(
  folder: string,
  { context, args }: { readonly context: string; readonly args: Readonly<Record<string, string>> },
): Promise<readonly string[]> {
  const text = await readFile(join(folder, context, 'Dockerfile'), 'utf8').catch(() => '');
  return baseImages(readDockerfile(text), args);
}

async function nameRow(
  { container, lab }: RunnableLab,
  engine: Engine,
  owner: string,
): Promise<DoctorRow> {
  const found = await engine.container(container.name);
  const ours = found === undefined || found.labels[ownerLabel] === owner;
  const ofLab = found?.labels[labLabel] === lab.id;
  return {
    name: l10n.t('Name {0}', container.name),
    ok: ours,
    seen: found === undefined ? free() : usedBy(found, ours ? 'us' : ofLab ? 'student' : 'other'),
    fix: ours
      ? ''
      : l10n.t('Rename it ("docker rename {0} my-{0}") or remove it yourself.', container.name),
  };
}

function usedBy({ image, state }: ContainerFacts, whose: 'us' | 'student' | 'other'): string {
  switch (whose) {
    case 'us':
      return l10n.t('used by a container of ours ({0})', state);
    case 'student':
      return l10n.t('used by a container of this lab that you started yourself ({0})', state);
    case 'other':
      return l10n.t('used by a container of image {0} ({1})', image, state);
  }
}

/** Of a name or a port. */
function free(): string {
  return l10n.t({ message: 'free', comment: 'a name or a port' });
}

async function portRow(port: number, lab: RunnableLab, engine: Engine): Promise<DoctorRow> {
  const container = await engine.container(lab.container.name);
  const ofLab = container?.published.some(({ host }) => host === port) === true;
  const refusal = ofLab ? undefined : await whyNotFree(port);
  // A taken port stops nothing, so it is told and counts as ok.
  return {
    name: l10n.t('Port {0}', port),
    ok: true,
    seen: ofLab
      ? l10n.t('published by {0}', lab.container.name)
      : refusal === undefined
        ? free()
        : l10n.t('{0}; the lab will take another free port and say which', refusal),
    fix: '',
  };
}

/** Tries the port as the engine would; undefined where it can be had. */
async function whyNotFree(port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return undefined;
  } catch (caught) {
    return l10n.t('taken by another program ({0})', describeCaught(caught));
  } finally {
    server.close();
  }
}

function megabytes(bytes: number): string {
  return `${String(Math.round(bytes / 1024 / 1024))} MB`;
}
