import type * as works from './works';

/** The code that works on labs and engines, loaded when first asked for. */
export function loadWorks(): Promise<typeof works> {
  return import('./works');
}
