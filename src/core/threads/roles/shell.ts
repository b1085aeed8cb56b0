import { mainThreadOnly, type RoleRule } from './roleRule';

/** A shell, most often the student's own. */
export const shell: RoleRule = (process) =>
  names.has(process.command) ? { process: 'shell', thread: mainThreadOnly(process) } : undefined;

const names: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'fish']);
