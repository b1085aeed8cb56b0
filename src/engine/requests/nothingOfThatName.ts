import * as l10n from '@vscode/l10n';
/**
 * Thrown for what can be no name, as the engine would answer a name that it does not know. It must
 * not be sent: a name with dots and slashes is a part of a path, which the engine redirects, and
 * docker-modem follows that to a host of that name and ends the process when there is none.
 */
export class NothingOfThatName extends Error {
  readonly statusCode = 404;

  constructor(name: string) {
    super(l10n.t('nothing can have the name {0}', name));
  }
}
