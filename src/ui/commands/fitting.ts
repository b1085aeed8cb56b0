import type { LabSession } from '../../run/labSession';

// Which labs a command can do something with; where several may be meant, only these are offered.

/** Whether the lab's container is there, running or stopped. */
export function isThere({ container }: LabSession): boolean {
  return container !== undefined;
}

/** Whether the lab's container runs. */
export function isRunning({ container }: LabSession): boolean {
  return container?.state === 'running';
}

/** Whether connections are held for the lab. */
export function isFlooded({ flood }: LabSession): boolean {
  return flood !== undefined;
}

/** Whether another connection is opened for each that the server drops. */
export function isReplacing({ flood }: LabSession): boolean {
  return flood?.replacing === true;
}

/** Whether connections are held, and none that the server drops is replaced. */
export function isReplacingPaused({ flood }: LabSession): boolean {
  return flood?.replacing === false;
}
