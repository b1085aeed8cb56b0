import { findProgram } from './machine';
import type { Part } from './part';
import { whyNotInstallBrowser } from './reasons';
import type { SetupContext } from './setupContext';

/** A browser that tests can steer is on this machine. */
export function installChromium(context: SetupContext): Part {
  return {
    name: 'Chromium, which tests open VS Code in',
    isThere: () => Promise.resolve(findBrowser() !== undefined),
    async provide() {
      const reason = whyNotInstallBrowser(context.machine);
      if (reason !== undefined) throw reason;
      await context.agree({
        lack: 'No Chromium is installed',
        change: 'install chromium with apt-get',
      });
      await context.apt.install(['chromium']);
      return undefined;
    },
  };
}

/** Browsers that speak Chromium's protocol, by the names of their commands. */
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where such a browser is; undefined if there is none. */
export function findBrowser(): string | undefined {
  return browsers.map(findProgram).find((file) => file !== undefined);
}
