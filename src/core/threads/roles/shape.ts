import { mainThreadOnly, type RoleRule } from './roleRule';

/** Any other program by its shape: who forked copies of itself is a parent, the copies are workers. */
export const shape: RoleRule = (process, { parent, children }) => {
  const isParent = children.some(({ command }) => command === process.command);
  const isWorker = parent?.command === process.command;
  return {
    process: isParent ? 'parent' : isWorker ? 'worker' : 'other',
    thread: mainThreadOnly(process),
  };
};
