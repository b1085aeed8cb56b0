import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './environment';

/** Programs that are an engine or start one. A lone `docker` is only a client, so it is not here. */
const programs = ['dockerd', 'podman', 'colima', 'orbctl', 'rdctl'];

/** Where such programs lie that are often not on a user's own path (Debian: /usr/sbin/dockerd). */
const systemFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** The path of an engine that is installed, whether it runs or not. */
export async function installedEngine(environment: Environment): Promise<string | undefined> {
  for (const path of candidates(environment)) {
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return undefined;
}

function candidates({ variables, platform, root }: Environment): readonly string[] {
  if (platform === 'win32') {
    const folder = variables['ProgramFiles'] ?? 'C:\\Program Files';
    const onPath = (variables['Path'] ?? variables['PATH'] ?? '').split(';');
    return [
      join(folder, 'Docker', 'Docker', 'Docker Desktop.exe'),
      ...onPath.filter(Boolean).map((entry) => join(entry, 'podman.exe')),
    ];
  }
  const applications = ['Docker', 'OrbStack', 'Rancher Desktop', 'Podman Desktop'];
  const folders = [
    ...(variables['PATH'] ?? '').split(':').filter(Boolean),
    ...systemFolders.map((folder) => root + folder),
  ];
  return [
    ...folders.flatMap((folder) => programs.map((program) => join(folder, program))),
    ...(platform === 'darwin'
      ? applications.map((application) => `${root}/Applications/${application}.app`)
      : []),
  ];
}
