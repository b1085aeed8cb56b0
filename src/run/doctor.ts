import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describeCaught } from '../core/base/errors';
import { baseImages, readDockerfile } from '../core/lab/dockerfile';
import type { ContainerPlan } from '../core/lab/model';
import { standInFor } from '../core/lab/standIn';
import { labLabel, ownerLabel, type Engine } from '../core/ports';
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
    name: 'Memory',
    ok,
    seen: `the engine has ${megabytes(there)}, the container may use ${megabytes(memoryBytes)}`,
    fix: ok ? '' : 'Give the engine more memory, or lower mem_limit in lab.md.',
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
      ? `its stand-in ${standInFor(image)} is here`
      : 'not on this machine yet';
    rows.push({
      name: `Image ${image}`,
      ok: there || standIn,
      seen: there ? 'here' : instead,
      fix:
        there || standIn
          ? ''
          : `It is pulled at the first build; without network run "docker load".`,
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
    name: `Name ${container.name}`,
    ok: ours,
    seen:
      found === undefined
        ? 'free'
        : `used by a container ${ours ? 'of ours' : ofLab ? 'of this lab that you started yourself' : `of image ${found.image}`} (${found.state})`,
    fix: ours
      ? ''
      : `Rename it ("docker rename ${container.name} my-${container.name}") or remove it yourself.`,
  };
}

async function portRow(port: number, lab: RunnableLab, engine: Engine): Promise<DoctorRow> {
  const container = await engine.container(lab.container.name);
  const ofLab = container?.published.some(({ host }) => host === port) === true;
  const refusal = ofLab ? undefined : await whyNotFree(port);
  // A taken port stops nothing, so it is told and counts as ok.
  return {
    name: `Port ${String(port)}`,
    ok: true,
    seen: ofLab
      ? `published by ${lab.container.name}`
      : refusal === undefined
        ? 'free'
        : `${refusal}; the lab will take another free port and say which`,
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
    return `taken by another program (${describeCaught(caught)})`;
  } finally {
    server.close();
  }
}

function megabytes(bytes: number): string {
  return `${String(Math.round(bytes / 1024 / 1024))} MB`;
}
