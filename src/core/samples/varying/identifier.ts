import type { VaryingRule } from './varyingRule';

/** Ids in hexadecimal: of containers, images and commits, addresses in memory, UUIDs. */
export const identifier: VaryingRule = {
  // With a digit and a letter, since else it may be a word or a number: `defaced`, `1000000`.
  inSample:
    /(?:0x[0-9a-fA-F]{1,16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[a-f]{0,63}\d)(?=\d{0,63}[a-f])[0-9a-f]{7,64}|[0-9a-f]{12,64})(?!\w)/y,
  inOutput:
    /(?:0x[0-9a-fA-F]{1,16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{7,64})(?!\w)/y,
};
