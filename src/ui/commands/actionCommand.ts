import type { ActionWork } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { performWork } from './performWork';

/** *Build*, *Start* and *Stop Container*, *Release Connections*: they need no further word. */
export function actionCommand(
  work: ActionWork,
  fits?: (session: LabSession) => boolean,
): UiCommand {
  return {
    async run(services, ...called) {
      await performWork(services, await chooseLab(services, called, fits), work);
    },
  };
}
