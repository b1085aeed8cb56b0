import type { UiCommand } from '../command';

/** *Show Log* opens the log of all that Live Labs and the engine have said. */
export const showLog: UiCommand = {
  run({ log }) {
    log.show();
    return Promise.resolve();
  },
};
