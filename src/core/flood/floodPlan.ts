/**
 * What each connection of a flood sends once it is open: the first byte of a request and never the
 * rest, so that the server has to wait for it, or one whole request, after which it stays connected
 * without a word, as a browser does.
 */
export type FloodProfile = (typeof floodProfiles)[number];

/** The usual one first. */
export const floodProfiles = ['partial-request', 'keep-alive'] as const;

/** How a flood is to go, as data: from a lab, the picker of VS Code or the command line. */
export interface FloodPlan {
  /** How many connections are wanted. */
  readonly count: number;
  readonly profile: FloodProfile;
  /** They come evenly in so long; 0: as fast as the server takes them. */
  readonly rampMilliseconds: number;
  /** Whether another is opened in the place of one that the server has closed. */
  readonly replacing: boolean;
  /** After so long all are released, whoever has forgotten them. */
  readonly limitMilliseconds: number;
}

/** Nobody who works on a lab needs a flood for longer without looking at it. */
export const usualLimitMilliseconds = 600_000;

/** What may be asked for at most, by an author or by a student. */
export const longestLimitMilliseconds = 3_600_000;

/** A plan of which some is said and the rest is as usual. */
export function floodPlan(said: Partial<FloodPlan> & { readonly count: number }): FloodPlan {
  return {
    count: said.count,
    profile: said.profile ?? 'partial-request',
    rampMilliseconds: said.rampMilliseconds ?? 0,
    replacing: said.replacing ?? true,
    limitMilliseconds: said.limitMilliseconds ?? usualLimitMilliseconds,
  };
}
