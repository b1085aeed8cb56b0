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
    const where = `${path}${on === 'host' ? ' on this machine' : ''}`;
    const wishes = wishWords(expects);
    if (!exists) return `no file ${where}`;
    return wishes.length === 0 ? `a file ${where}` : `the file ${where} with ${listed(wishes)}`;
  },
  observe: ({ path, on = 'container' }, observer) => observer.file(path, on),
  judge(expects, answer) {
    const { exists = true } = expects;
    const isThere = answer.is !== 'nothing';
    const wantsText = exists && wishWords(expects).length > 0;
    if (answer.is === 'unknown') return unseen(answer);
    if (wantsText && isThere) return judgeText(expects, answer);
    return { holds: isThere === exists, seen: phrases[answer.is], evidence: [] };
  },
};

const phrases: Readonly<Record<FileAnswer['is'], string>> = {
  file: 'a file',
  folder: 'a folder',
  special: 'no ordinary file',
  nothing: 'no such file',
  unreadable: 'a file that cannot be read',
  unknown: 'a path that cannot be looked at',
};

function unseen({ is, why }: FileAnswer & { readonly why: string }): Judgement {
  return {
    holds: false,
    seen: `${phrases[is]} (${safeLine(why, 120)})`,
    evidence: [],
    blind: 'you',
  };
}

function judgeText(expects: TextExpects, answer: FileAnswer): Judgement {
  if (answer.is === 'unreadable') return unseen(answer);
  if (answer.is !== 'file') return { holds: false, seen: phrases[answer.is], evidence: [] };
  const { text, isWhole } = answer;
  const line = tellingLine(expects, text);
  const seen = line === '' ? 'an empty file' : `a file: ${line}`;
  const holds = textHolds(expects, text);
  // What was not found in its beginning may still stand further down.
  const isCertain = isWhole || (expects.lacks === undefined ? holds : text.includes(expects.lacks));
  if (isCertain) return { holds, seen, evidence: [line] };
  return {
    holds: false,
    seen: `${seen} (too long to be read to its end)`,
    evidence: [line],
    blind: 'lab',
  };
}
