import type { FloodProfile } from '../core/flood/floodPlan';
import type { FloodTarget } from './floodTarget';

// What the host of a flood and the program that holds its connections say to each other: one JSON
// object a line, on the program's input and output. The end of its input means: release.

/** What the program is told. */
export type FloodOrder =
  | (FloodTarget & {
      readonly do: 'begin';
      /** What each connection sends, as hexadecimal bytes. */
      readonly request: string;
    } & Required<Holding>)
  | (Holding & { readonly do: 'hold' })
  /** The first so many connections that were opened have been seen to be the container's own. */
  | { readonly do: 'send'; readonly upTo: number }
  /** The host is still there; the program inside a container ends when it has long heard nothing. */
  | { readonly do: 'alive' }
  | { readonly do: 'release' };

/** What is to be held from now on; what is not named stays as it is. */
export interface Holding {
  readonly count?: number;
  readonly replacing?: boolean;
  /** From now until all are released. */
  readonly milliseconds?: number;
}

/** What the program tells. */
export type FloodReport =
  /** It can be told what to do, and may open so many files, where it says so. */
  | { readonly is: 'ready'; readonly files?: number }
  /** Connections are open, so many since the beginning, and send nothing before they may. */
  | { readonly is: 'opened'; readonly upTo: number }
  | { readonly is: 'counts'; readonly counts: HeldCounts }
  | { readonly is: 'ended'; readonly why: 'released' | 'time'; readonly counts: HeldCounts };

export interface HeldCounts {
  /** Open, with their bytes sent. */
  readonly held: number;
  readonly dropped: number;
  readonly replaced: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly broken: Readonly<Record<string, number>>;
  /** Whether it waits before it tries again, since the last attempts failed. */
  readonly stuck: boolean;
}

export const nothingHeld: HeldCounts = {
  held: 0,
  dropped: 0,
  replaced: 0,
  failed: {},
  broken: {},
  stuck: false,
};

/** What each connection sends: see `FloodProfile`. */
export function requestOf(profile: FloodProfile): string {
  const text =
    profile === 'partial-request'
      ? 'G'
      : 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n';
  return Buffer.from(text).toString('hex');
}
