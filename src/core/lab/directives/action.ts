import type { DraftStep } from '../draft';
import type { ActionWork, FloodWork, Problem } from '../model';
import { milliseconds } from '../quantities';
import type { DirectiveSource } from '../rules/directive';
import type { FloodWords, WorkWords } from '../words';
import { readWords } from './readWords';

/** `<!-- action: build -->`, with a command or a number as YAML, or a list of such. */
export function readAction(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  const { placed, problems } = readWords('action', source);
  if (placed === undefined) return problems;
  const { words, yaml } = placed;
  const isList = isWorkList(words);
  for (const [index, work] of (isList ? words : [words]).entries()) {
    const path = isList ? [index] : [];
    const { line } = isList ? yaml.valuePlace(path) : source.place;
    step.items.push({ item: { kind: 'action', line, work: workOf(work) }, yaml, path });
  }
  return problems;
}

/** An action in the words of the format as data. */
export function workOf(words: WorkWords): ActionWork {
  if (typeof words === 'string') return { do: words };
  if ('exec' in words) return { do: 'exec', command: words.exec };
  if ('terminal' in words) return { do: 'terminal', command: words.terminal };
  if ('open' in words) return { do: 'open', view: words.open };
  const { flood } = words;
  return floodOf(typeof flood === 'number' ? { count: flood } : flood);
}

/** What the author does not say is left out, so that whoever floods knows what is usual. */
function floodOf({ ramp, replace, for: limit, ...same }: FloodWords): FloodWork {
  return {
    do: 'flood',
    ...same,
    ...(ramp === undefined ? {} : { rampMilliseconds: milliseconds(ramp) }),
    ...(replace === undefined ? {} : { replacing: replace }),
    ...(limit === undefined ? {} : { limitMilliseconds: milliseconds(limit) }),
  };
}

function isWorkList(words: WorkWords | readonly WorkWords[]): words is readonly WorkWords[] {
  return Array.isArray(words);
}
