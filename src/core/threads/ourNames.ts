// By these words the programs that we run in a container are known in every list of processes.

/** Samples a container from inside. */
export const samplerName = 'live-labs-sampler';

/** Holds connections from inside: the program in flood/holder.pl, which takes this name. */
export const insideFloodName = 'live-labs-flood';
