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
