import * as l10n from '@vscode/l10n';
import { listed } from '../../base/words';
import { safeLine } from '../../base/safeText';
import type { CheckKind, Judgement } from '../checkKind';
import type { FileAnswer, Place } from '../observer';
import { tellingLine, textHolds, wishWords, type TextExpects } from '../textWishes';

interface Expects extends TextExpects {
  /** In the container from its working directory, on the host from the lab's folder. */
  readonly path: string;
  readonly on?: Place;
  readonly exists?: boolean;
}

/** `file: { path: conf/httpd.conf, lacks: "#LoadModule mpm_event" }`: a file and what stands in it. */
export const fileKind: CheckKind<Expects, FileAnswer> = {
  kind: 'file',
  expected(expects) {
    const { path, on, exists = true } = expects;
    const where = on === 'host' ? l10n.t('{0} on this machine', path) : path;
    const wishes = wishWords(expects);
    if (!exists) return l10n.t('no file {0}', where);
    return wishes.length === 0
      ? l10n.t('a file {0}', where)
      : l10n.t('the file {0} with {1}', where, listed(wishes));
  },
  observe: ({ path, on = 'container' }, observer) => observer.file(path, on),
  judge(expects, answer) {
    const { exists = true } = expects;
    const isThere = answer.is !== 'nothing';
    const wantsText = exists && wishWords(expects).length > 0;
    if (answer.is === 'unknown') return unseen(answer);
    if (wantsText && isThere) return judgeText(expects, answer);
    return { holds: isThere === exists, seen: phrases[answer.is](), evidence: [] };
  },
};

const phrases: Readonly<Record<FileAnswer['is'], () => string>> = {
  file: () => l10n.t('a file'),
  folder: () => l10n.t('a folder'),
  special: () => l10n.t('no ordinary file'),
  nothing: () => l10n.t('no such file'),
  unreadable: () => l10n.t('a file that cannot be read'),
  unknown: () => l10n.t('a path that cannot be looked at'),
};

function unseen({ is, why }: FileAnswer & { readonly why: string }): Judgement {
  return {
    holds: false,
    seen: `${phrases[is]()} (${safeLine(why, 120)})`,
    evidence: [],
    blind: 'you',
  };
}

function judgeText(expects: TextExpects, answer: FileAnswer): Judgement {
  if (answer.is === 'unreadable') return unseen(answer);
  if (answer.is !== 'file') return { holds: false, seen: phrases[answer.is](), evidence: [] };
  const { text, isWhole } = answer;
  const line = tellingLine(expects, text);
  const seen = line === '' ? l10n.t('an empty file') : l10n.t('a file: {0}', line);
  const holds = textHolds(expects, text);
  // What was not found in its beginning may still stand further down.
  const isCertain = isWhole || (expects.lacks === undefined ? holds : text.includes(expects.lacks));
  if (isCertain) return { holds, seen, evidence: [line] };
  return {
    holds: false,
    seen: l10n.t('{0} (too long to be read to its end)', seen),
    evidence: [line],
    blind: 'lab',
  };
}
