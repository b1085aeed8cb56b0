/** Whether a command ends the shell that it is typed into. */
export function leavesShell(command: string): boolean {
  return /^(?:exit|logout)(?:\s+\d+)?$/.test(command);
}
