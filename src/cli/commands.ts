import type { CliCommand } from './command';
import { doctorCommand } from './commands/doctor';
import { floodCommand } from './commands/flood';
import { lintCommand } from './commands/lint';
import { parseCommand } from './commands/parse';
import { shellCommand } from './commands/shell';
import { testCommand } from './commands/test';
import { threadsCommand } from './commands/threads';

/** Every command of the CLI, in the order of the help. */
export const commands: readonly CliCommand[] = [
  testCommand,
  doctorCommand,
  threadsCommand,
  floodCommand,
  shellCommand,
  parseCommand,
  lintCommand,
];
