import * as l10n from '@vscode/l10n';
import type { CommandFault } from './errorFacts';
import type { Explanation } from './explanation';

/** How a fault of a command is told. */
interface FaultWords extends Explanation {
  /** The same for a command of a directive, which has no block that could say how it runs. */
  readonly nextWithoutBlock?: string;
}

/** What a command did wrong, as the end of a sentence that begins with it, and what to do. */
export const commandFaults: Readonly<Record<CommandFault, () => FaultWords>> = {
  failed: () => ({
    what: l10n.t({ message: 'failed', comment: 'what a command did' }),
    next: l10n.t(
      'Mend it, or say "may_fail: true" in a "command" directive above its block, in lab.md.',
    ),
    nextWithoutBlock: l10n.t(
      'Mend it, or end it with "|| true" where its exit code means nothing, in lab.md.',
    ),
  }),
  'time-over': () => ({
    what: l10n.t('was not finished when its time was over'),
    next: l10n.t(
      'Mend it, or give it more time by "within" in a "command" directive above its block, in lab.md.',
    ),
    nextWithoutBlock: l10n.t('Mend it so that it ends sooner in lab.md.'),
  }),
  'shell-ended': () => ({
    what: l10n.t('ended its own shell'),
    next: l10n.t('Mend it in lab.md.'),
  }),
  'ended-early': () => ({
    what: l10n.t('was to go on running, and ended before its sample had appeared'),
    next: l10n.t('Mend it, or leave out the "until" above its block in lab.md.'),
  }),
  'ended-itself': () => ({
    what: l10n.t('was to go on running, and failed before it was told to end'),
    next: l10n.t('Mend it in lab.md.'),
  }),
  'sample-missing': () => ({
    what: l10n.t('did not print the last line of its sample in time'),
    next: l10n.t('Mend it or its sample, or give it more time by "within" in lab.md.'),
  }),
  'deaf-to-enter': () => ({
    what: l10n.t('did not end by ENTER'),
    next: l10n.t('Choose another "until" for it in lab.md.'),
  }),
  'deaf-to-ctrl-c': () => ({
    what: l10n.t('did not end by Ctrl-C'),
    next: l10n.t('Choose another "until" for it in lab.md.'),
  }),
  'failed-after-enter': () => ({
    what: l10n.t('failed after ENTER'),
    next: l10n.t('Mend it, or say "may_fail: true" beside its "until" in lab.md.'),
  }),
};
