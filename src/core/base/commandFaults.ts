import type { CommandFault } from './errorFacts';
import type { Explanation } from './explanation';

/** How a fault of a command is told. */
interface FaultWords extends Explanation {
  /** The same for a command of a directive, which has no block that could say how it runs. */
  readonly nextWithoutBlock?: string;
}

/** What a command did wrong, as the end of a sentence, and the beginning of what to do. */
export const commandFaults: Readonly<Record<CommandFault, FaultWords>> = {
  failed: {
    what: 'failed',
    next: 'Mend it, or say "may_fail: true" in a "command" directive above its block,',
    nextWithoutBlock: 'Mend it, or end it with "|| true" where its exit code means nothing,',
  },
  'time-over': {
    what: 'was not finished when its time was over',
    next: 'Mend it, or give it more time by "within" in a "command" directive above its block,',
    nextWithoutBlock: 'Mend it so that it ends sooner',
  },
  'shell-ended': { what: 'ended its own shell', next: 'Mend it' },
  'ended-early': {
    what: 'was to go on running, and ended before its sample had appeared',
    next: 'Mend it, or leave out the "until" above its block',
  },
  'ended-itself': {
    what: 'was to go on running, and failed before it was told to end',
    next: 'Mend it',
  },
  'sample-missing': {
    what: 'did not print the last line of its sample in time',
    next: 'Mend it or its sample, or give it more time by "within"',
  },
  'deaf-to-enter': { what: 'did not end by ENTER', next: 'Choose another "until" for it' },
  'deaf-to-ctrl-c': { what: 'did not end by Ctrl-C', next: 'Choose another "until" for it' },
  'failed-after-enter': {
    what: 'failed after ENTER',
    next: 'Mend it, or say "may_fail: true" beside its "until"',
  },
};
