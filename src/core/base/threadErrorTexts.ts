import * as l10n from '@vscode/l10n';
import type { ErrorFacts } from './errorFacts';
import type { Explanation } from './explanation';

type ThreadCode = Extract<
  keyof ErrorFacts,
  `signal-${string}` | 'process-ours' | 'process-ended' | `recording-${string}`
>;

/** The sentences of failures of the thread view's experiments and recordings. */
export const threadExplanations: {
  readonly [Code in ThreadCode]: (facts: ErrorFacts[Code]) => Explanation;
} = {
  'signal-foreign': ({ name }) => ({
    what: l10n.t(
      'The container {0} was not made by Live Labs, so no signal is sent to its processes.',
      name,
    ),
    next: l10n.t('Try it in a container that was started from its lab.'),
  }),
  'signal-first': ({ name, signal }) => ({
    what: l10n.t(
      'The first process of {0} gets no {1} from inside: the kernel protects it, since all others end with it.',
      name,
      signal,
    ),
    next: l10n.t('Ask it to end with TERM, or stop the container.'),
  }),
  'process-ours': ({ name, pid }) => ({
    what: l10n.t('Process {0} of {1} is there only because Live Labs looks.', pid, name),
    next: l10n.t('Choose a process of the server.'),
  }),
  'process-ended': ({ name, pid }) => ({
    what: l10n.t('Process {0} of {1} has ended already, so no signal was sent.', pid, name),
    next: l10n.t('Choose one that is there now.'),
  }),
  'signal-refused': ({ name, pid, signal, why }) => ({
    what: l10n.t('{0} could not be sent to process {1} of {2}: {3}.', signal, pid, name, why),
    next: l10n.t('Check that the container still runs.'),
  }),
  'recording-unreadable': ({ file, why }) => ({
    what: l10n.t('The recording {0} cannot be watched: {1}.', file, why),
    next: l10n.t('Choose a file that a thread view has saved.'),
  }),
  'recording-nothing': () => ({
    what: l10n.t('No thread view has seen anything yet, so there is nothing to save.'),
    next: l10n.t('Open the thread view of a running container first.'),
  }),
};
