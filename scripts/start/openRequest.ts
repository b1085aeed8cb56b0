import type { SetupContext } from '../setup/setupContext';
import type { Endings } from '../tools/endings';

/** What both ways of opening VS Code need to know. */
export interface OpenRequest {
  readonly context: SetupContext;
  readonly endings: Endings;
  /** The extension as a file that VS Code installs. */
  readonly extension: string;
  /** The folder with our labs: students' own folders are theirs. */
  readonly workspace: string;
  /** For VS Code's processes: tells the extension which lab to open. */
  readonly env: Readonly<Record<string, string>>;
}

/** Everything of VS Code that belongs to `npm start`: it outlives a run, as students' work does. */
export const startFolder = '.cache/start';
