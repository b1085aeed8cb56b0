import type { UiCommand } from '../command';
import { commandIds } from '../ids';

/** *Show Log* opens the log of all that Live Labs and the engine have said. */
export const showLog: UiCommand = {
  id: commandIds.showLog,
  run({ log }) {
    log.show();
    return Promise.resolve();
  },
};
