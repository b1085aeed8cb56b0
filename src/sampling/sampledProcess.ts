import type { ProcessReading } from '../core/threads/assembleSnapshot';

/** What a source reads of a process at each sample; command lines hardly ever change. */
export type SampledProcess = Omit<ProcessReading, 'commandLine' | 'ours'>;
