import type { Services } from './services';

/** What a command of ours does. */
export interface UiCommand {
  /** It is called by buttons of rows, and never by one in a view's title. */
  readonly isOfRows?: true;
  readonly run: (services: Services, ...args: readonly unknown[]) => Promise<void>;
}
