import * as l10n from '@vscode/l10n';
import type { ErrorFacts } from './errorFacts';
import type { Explanation } from './explanation';
import { counted, readable } from './words';

type FloodCode = Extract<keyof ErrorFacts, `flood-${string}` | 'port-dead' | 'port-foreign'>;

/** The sentences of failures of floods. */
export const floodExplanations: {
  readonly [Code in FloodCode]: (facts: ErrorFacts[Code]) => Explanation;
} = {
  'flood-refused': ({ name, why }) => ({
    what: l10n.t('No connection was opened to {0}: {1}.', name, why),
    next: l10n.t('A flood goes only to the loopback port that a running lab container publishes.'),
  }),
  'flood-too-big': ({ name, asked, most, why }) => ({
    what: l10n.t(
      '{0} to {1} are too many: at most {2} are safe here, because {3}.',
      counted(asked, 'connection'),
      name,
      readable(most),
      why,
    ),
    next: l10n.t('Hold {0} or fewer.', readable(most)),
  }),
  'flood-unreachable': ({ name, address, why }) => ({
    what: l10n.t(
      'No connection was opened to {0}: nothing shows that its port is reached from here (its engine answers at {1}), and {2}.',
      name,
      address,
      why,
    ),
    next: l10n.t('Use an engine of this machine, or an image that has perl, as those of Debian.'),
  }),
  'flood-unstarted': ({ name, why }) => ({
    what: l10n.t(
      'No connection was opened to {0}: the program that holds them could not be started ({1}).',
      name,
      why,
    ),
    next: l10n.t('Close other programs or windows, then try again.'),
  }),
  'flood-lost': ({ name, why }) => ({
    what: l10n.t('The connections to {0} are gone: {1}.', name, why),
    next: l10n.t('Flood it again once the container runs.'),
  }),
  'port-dead': ({ name, address }) => ({
    what: l10n.t(
      '{0} runs, but nobody answers at its port {1} any more: the part of the engine that hands connections on has ended.',
      name,
      address,
    ),
    next: l10n.t('Restart the container; the engine opens the port anew.'),
  }),
  'port-foreign': ({ name, address, program }) => ({
    what: l10n.t(
      "No connection was opened to {0}: somebody else's program ({1}) listens at {2}, where the engine publishes the port of {0}.",
      name,
      program,
      address,
    ),
    next: l10n.t('End that program, then restart the container; the engine opens the port anew.'),
  }),
};
