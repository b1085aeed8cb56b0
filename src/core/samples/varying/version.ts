import type { VaryingRule } from './varyingRule';

/** Versions and other numbers with a point: `2.4.57`, `v20.19.0`, `5.10.0-28-amd64`, `0.08`. */
export const version: VaryingRule = {
  inSample: /v?\d{1,9}(?:\.\d{1,9}){1,5}(?:[-+~][0-9A-Za-z]{1,20}){0,5}(?!\w)/y,
};
