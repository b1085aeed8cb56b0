import { existsSync } from 'node:fs';
import { hostLayout } from '../vscode/hostLayout';
import type { Host } from '../vscode/hosts';
import { installHost } from '../vscode/installHost';
import { findProgram } from './machine';
import type { Part } from './part';
import { whyNotInstallCodeServer } from './reasons';
import type { SetupContext } from './setupContext';

/** A VS Code of this version that a browser can open is on this machine. */
export function installCodeServer(host: Host): (context: SetupContext) => Part {
  return (context) => {
    const { folder, stamp } = hostLayout(host);
    return {
      name: `VS Code in the browser (code-server ${host.version})`,
      isThere: () => Promise.resolve(existsSync(stamp)),
      async provide() {
        const lacking = lackingPackages();
        const reason = whyNotInstallCodeServer(context.machine, lacking);
        if (reason !== undefined) throw reason;
        const withPackages =
          lacking.length === 0 ? '' : `, and ${lacking.join(' ')} with apt-get for it`;
        await context.agree({
          lack: `code-server ${host.version} is not installed`,
          change: `install it from npm into ${folder} (800 MB, 1 to 4 minutes)${withPackages}`,
        });
        if (lacking.length > 0) await context.apt.install(lacking);
        await installHost(host, context);
        return undefined;
      },
    };
  };
}

/** Its native modules are compiled: each Debian package that takes, and whether it is there. */
const buildPackages: Readonly<Record<string, () => boolean>> = {
  'libkrb5-dev': () => existsSync('/usr/include/gssapi/gssapi.h'),
  make: () => findProgram('make') !== undefined,
  'g++': () => findProgram('g++') !== undefined,
  python3: () => findProgram('python3') !== undefined,
};

function lackingPackages(): readonly string[] {
  return Object.entries(buildPackages)
    .filter(([, isThere]) => !isThere())
    .map(([name]) => name);
}
