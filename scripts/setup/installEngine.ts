import { existsSync, readFileSync } from 'node:fs';
import { PartMissing } from '../tools/partMissing';
import { EngineEnding } from './engineEnding';
import { findProgram } from './machine';
import type { Part } from './part';
import { whyNotInstallEngine } from './reasons';
import type { SetupContext } from './setupContext';
import { service } from './starters/service';
import { systemd } from './starters/systemd';

/** A container engine is on this machine, whether or not it runs. */
export function installEngine(context: SetupContext): Part {
  const { machine, apt, finder } = context;
  return {
    name: 'a container engine',
    async isThere() {
      const { state } = await finder.look();
      // On Linux a socket may outlive its engine, so one that is silent does not count.
      const silent = machine.platform === 'linux' ? ['missing', 'stopped'] : ['missing'];
      return !silent.includes(state) || findProgram('dockerd') !== undefined;
    },
    async provide() {
      const reason = whyNotInstallEngine(machine);
      if (reason !== undefined) throw reason;
      await context.agree({
        lack: 'No container engine is installed',
        change: 'install docker.io with apt-get',
      });

      // The package may start its service by itself; then it runs only for us as well.
      const starter = machine.hasSystemd ? systemd(context) : service(context);
      await starter.note();
      const ending = new EngineEnding(starter, context);
      try {
        await apt.install(enginePackages());
      } catch (caught) {
        // Where nothing manages services the package's own attempt to start its service may fail;
        // the engine is installed all the same.
        const isInstalled = findProgram('dockerd') !== undefined;
        if (isInstalled && caught instanceof PartMissing) {
          context.screen.warn(caught.what);
        } else {
          if (isInstalled) await ending[Symbol.asyncDispose]();
          throw caught;
        }
      }
      const { state } = await finder.look();
      return state === 'answers' || state === 'forbidden' ? ending : undefined;
    },
  };
}

/** The engine's package, and the program without which it starts nothing where AppArmor is on. */
function enginePackages(): readonly string[] {
  const switchFile = '/sys/module/apparmor/parameters/enabled';
  const hasAppArmor = existsSync(switchFile) && readFileSync(switchFile, 'utf8').startsWith('Y');
  return ['docker.io', ...(hasAppArmor ? ['apparmor'] : [])];
}
