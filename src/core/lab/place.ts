import * as l10n from '@vscode/l10n';
import { listed } from '../base/words';
import type { Only } from './model';

/** Where a lab is done: one of each of what `only` can name; undefined where it is none of them. */
export interface Place {
  readonly os: Named<'os'> | undefined;
  readonly engine: Named<'engine'> | undefined;
  readonly architecture: Named<'architecture'> | undefined;
}

type Named<Key extends keyof Only> = NonNullable<Only[Key]>[number];

/** Why something is not for a place, as a sentence; undefined where it is. */
export function misfit(only: Only | undefined, place: Place): string | undefined {
  if (only === undefined) return undefined;
  const reasons = (['os', 'engine', 'architecture'] as const).flatMap((key) => {
    const names: readonly string[] | undefined = only[key];
    const here = place[key];
    if (names === undefined || (here !== undefined && names.includes(here))) return [];
    const wanted = names.map((name) => shown[name] ?? name);
    const found = here === undefined ? l10n.t('something else') : (shown[here] ?? here);
    return [reasonsOf[key](listed(wanted, 'or'), found)];
  });
  return reasons.length === 0 ? undefined : l10n.t('It is only {0}.', listed(reasons));
}

const reasonsOf: Readonly<Record<keyof Place, (wanted: string, found: string) => string>> = {
  os: (wanted, found) => l10n.t('for {0} (this machine has {1})', wanted, found),
  engine: (wanted, found) => l10n.t('for {0} (the engine is {1})', wanted, found),
  architecture: (wanted, found) => l10n.t('for {0} (the engine has {1})', wanted, found),
};

const shown: Readonly<Record<string, string>> = {
  linux: 'Linux',
  mac: 'macOS',
  windows: 'Windows',
  docker: 'Docker',
  podman: 'Podman',
};
