import * as l10n from '@vscode/l10n';
import { containerStateWords } from '../../containerStateWords';
import type { ContainerFacts } from '../../ports';
import type { CheckKind } from '../checkKind';

type Expects = 'running' | 'stopped' | 'absent';

/** `container: running`: whether the lab's container is there and runs. */
export const containerKind: CheckKind<Expects, ContainerFacts | undefined> = {
  kind: 'container',
  expected: (expects) => phrases[expects](),
  observe: (_, observer) => observer.container(),
  judge(expects, seen) {
    const state = stateOf(seen);
    return {
      holds: state === expects,
      seen:
        seen === undefined || state === 'running'
          ? phrases[state]()
          : l10n.t(
              '{0} ({1}, exit code {2})',
              phrases[state](),
              containerStateWords(seen.state),
              seen.exitCode,
            ),
      evidence:
        seen === undefined
          ? []
          : [`${seen.name} ${seen.id.slice(0, 12)} ${seen.image} ${seen.state}`],
    };
  },
};

const phrases: Readonly<Record<Expects, () => string>> = {
  running: () => l10n.t('a running container'),
  stopped: () => l10n.t('a stopped container'),
  absent: () => l10n.t({ message: 'no container', comment: 'expected or seen' }),
};

function stateOf(seen: ContainerFacts | undefined): Expects {
  if (seen === undefined) return 'absent';
  return seen.state === 'running' ? 'running' : 'stopped';
}
