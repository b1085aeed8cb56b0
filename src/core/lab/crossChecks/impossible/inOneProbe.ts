import { safeText } from '../../../base/safeText';
import type { Probe } from '../../model';
import { amountWords } from '../amountWords';
import { whyUnpublished, type PublishedPorts } from '../publishedPorts';
import { boundsOf, countsOf, isEmpty } from './bounds';
import { canHoldTogether, connectionSides } from './connectionSides';
import { textOf, wordsOf, type Finding } from './words';

/** Why a probe can never hold whatever the system does; its path begins at the probe's words. */
export function contradictionsIn(probe: Probe, about: PublishedPorts): readonly Finding[] {
  const empty = emptyAmounts(probe);
  if (empty.length > 0) return empty;
  return rules[probe.kind]?.(probe, about) ?? [];
}

type Rule = (probe: Probe, about: PublishedPorts) => readonly Finding[];

const rules: Readonly<Partial<Record<string, Rule>>> = {
  connections: (probe) => {
    const sides = connectionSides(probe);
    if (canHoldTogether(sides, sides)) return [];
    const message = `"total" is the sum of "established" and "queued", and no such numbers have this sum; correct one of them.`;
    return [{ path: ['total'], message }];
  },
  processes: (probe) => {
    if (mayBeNone(probe)) return [];
    const { threads } = wordsOf(probe);
    if (countsOf(threads).high >= 1) return unknownState(probe, 'process');
    const message = 'Every process has at least one thread, its main thread; write 1 or more.';
    return [{ path: ['threads'], message }];
  },
  threads: (probe) => {
    const { total } = wordsOf(probe);
    return countsOf(total).low < 1 ? [] : unknownState(probe, 'thread');
  },
  exec: (probe) => [...lacksWhatItContains(probe), ...unprintable(probe)],
  file: (probe) => {
    const words = wordsOf(probe);
    const text = ['contains', 'lacks', 'matches'].find((name) => words[name] !== undefined);
    if (words['exists'] === false && text !== undefined)
      return [
        { path: [text], message: 'A file that must not exist holds no text; drop one of them.' },
      ];
    return lacksWhatItContains(probe);
  },
  http: (probe, about) => {
    const { port } = wordsOf(probe);
    const why = whyUnpublished(typeof port === 'number' ? port : undefined, about);
    if (why === undefined) return [];
    const path = port === undefined ? [] : ['port'];
    const message = `${why.what}, so its server cannot be asked from this machine; ${why.advice}`;
    return [{ path, message }];
  },
};

function mayBeNone(processes: Probe): boolean {
  return countsOf(wordsOf(processes)['count'] ?? '>= 1').low < 1;
}

function unknownState(probe: Probe, noun: string): readonly Finding[] {
  const state = textOf(wordsOf(probe), 'state');
  if (state === undefined || states.includes(state)) return [];
  const message = `No ${noun} is ever in a state "${state}"; write one of ${states.join(', ')}.`;
  return [{ path: ['state'], message }];
}

/** As proc(5) and ps print them. */
const states = ['R', 'S', 'D', 'T', 't', 'Z', 'X', 'I'];

/** Amounts that no number fits. */
function emptyAmounts(probe: Probe): readonly Finding[] {
  return amountWords(probe).flatMap(({ path: [, ...path], amount }) => {
    const isCount = probe.kind !== 'exec';
    // Where there is no process, each of them has any number of threads.
    if (path[0] === 'threads' && mayBeNone(probe)) return [];
    if (!isEmpty(isCount ? countsOf(amount) : boundsOf(amount))) return [];
    const turned = String(amount).split('..').toReversed().join('..');
    const advice =
      turned !== String(amount) && !isEmpty(countsOf(turned))
        ? `write ${turned.trim()}`
        : `write ${isCount ? 'a whole number from 0 on' : 'one that can be'}`;
    return [
      {
        path,
        message: `No ${isCount ? 'count' : 'number'} is ever "${String(amount)}"; ${advice}.`,
      },
    ];
  });
}

function lacksWhatItContains(probe: Probe): readonly Finding[] {
  const words = wordsOf(probe);
  const [contains, lacks] = [textOf(words, 'contains'), textOf(words, 'lacks')];
  if (contains === undefined || lacks === undefined || !contains.includes(lacks)) return [];
  const message = `What contains "${contains}" cannot lack "${lacks}"; correct one of them.`;
  return [{ path: ['lacks'], message }];
}

/** Escape sequences are taken out of what a command prints before anybody looks at it. */
function unprintable(probe: Probe): readonly Finding[] {
  const contains = textOf(wordsOf(probe), 'contains');
  if (contains === undefined || safeText(contains) === contains) return [];
  const message =
    'Colours, carriage returns and invisible characters are taken out of what is printed; write the text without them.';
  return [{ path: ['contains'], message }];
}
