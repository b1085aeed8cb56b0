import { systemClock } from '../../src/core/base/clock';
import { ask } from '../tools/ask';
import { LogFile } from '../tools/logFile';
import { PartMissing } from '../tools/partMissing';
import { Screen, type Paper } from '../tools/screen';
import { Administrator } from './administrator';
import { Apt } from './apt';
import { EngineFinder } from './engineFinder';
import { readMachine } from './machine';
import type { SetupContext } from './setupContext';

/** The set-up of this machine, told on `paper`. `yes` agrees beforehand to every change of it. */
export function openContext(
  yes: boolean,
  signal: AbortSignal,
  paper: Paper = process.stdout,
): SetupContext {
  const clock = systemClock;
  const screen = new Screen(paper, () => clock.now());
  const machine = readMachine(yes);
  const log = new LogFile('.cache/setup.log');
  const administrator = new Administrator(machine, screen, log, signal);
  return {
    machine,
    screen,
    clock,
    log,
    signal,
    administrator,
    apt: new Apt(administrator, screen, clock, signal),
    finder: new EngineFinder(),
    async agree({ lack, change }) {
      if (machine.consent === 'given') return;
      if (machine.consent === 'withheld')
        throw new PartMissing(
          `${lack}, and there is nobody to ask whether to ${change}.`,
          'Run this at a terminal, or agree beforehand with --yes.',
        );
      const question = `${lack}. ${change.charAt(0).toUpperCase()}${change.slice(1)}?`;
      if (!(await ask(question, signal)))
        throw new PartMissing(
          `${lack}, and you chose not to ${change}.`,
          'Do it yourself, then run this again.',
        );
    },
  };
}
