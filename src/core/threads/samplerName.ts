/** By this word the program that samples a container from inside is known in every list of processes. */
export const samplerName = 'live-labs-sampler';
