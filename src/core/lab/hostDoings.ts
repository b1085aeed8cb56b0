import { withInner } from './innerProbes';
import type { Check, Command, Lab, Probe, Step, StepItem } from './model';
import type { NamedCommand } from './namedItems';

/** Something that a lab does on the student's own machine, beside its container: also in containers
 * that are there, where it has none of its own. */
export interface HostDoing {
  /** `insert` only puts it into a terminal, `check` runs it when that is asked. */
  readonly kind: 'run' | 'insert' | 'check';
  /** The command as the lab's text has it. */
  readonly text: string;
  /** Whether it stands in a comment of the text, where a reader of Markdown sees nothing of it. */
  readonly isHidden: boolean;
  /** The container in which it runs, and not on the machine itself. */
  readonly container?: string;
}

/** Everything of that kind, in the order of the text and each once. */
export function hostDoings(lab: Lab): readonly HostDoing[] {
  const doings = lab.steps.flatMap(({ items }) => items.flatMap(doingsOf));
  const seen = new Set<string>();
  return doings.filter(({ text, container = '' }) => {
    const name = `${container}\n${text}`;
    return !seen.has(name) && seen.add(name);
  });
}

/** What a part of a step puts into a terminal of the student's machine when it is performed. */
export function hostLine(item: StepItem): HostDoing | undefined {
  return item.kind === 'check' ? undefined : doingsOf(item)[0];
}

/** Whether the checks of a step run commands there. */
export function checksOnHost({ items }: Step): boolean {
  return items.some((item) => item.kind === 'check' && hostLooks(item).length > 0);
}

function doingsOf(item: StepItem): readonly HostDoing[] {
  switch (item.kind) {
    case 'command':
      return doingOf(item);
    case 'action':
      return item.work.do === 'terminal'
        ? [{ kind: 'run', text: item.work.command, isHidden: true }]
        : [];
    case 'check':
      return hostLooks(item);
    case 'hint':
    case 'note':
    case 'question':
    case 'solution':
    case 'mistake':
      return [];
  }
}

function doingOf({ target, moves, container, text, offeredOnly }: Command): readonly HostDoing[] {
  const doing = { kind: offeredOnly ? 'insert' : 'run', text, isHidden: false } as const;
  if (target === 'host') return moves === undefined || container !== undefined ? [doing] : [];
  return container === undefined ? [] : [{ ...doing, container }];
}

/** A check may look at more than one thing in turn, and its reasons look too. */
function hostLooks({ probe, then, because }: Check): readonly HostDoing[] {
  const probes = [probe, ...then.map((stage) => stage.probe), ...because.map(({ when }) => when)];
  return probes
    .flatMap((outer) => withInner({ probe: outer, path: [] }))
    .flatMap((placed) => lookOf(placed.probe));
}

function lookOf({ kind, expects }: Probe): readonly HostDoing[] {
  if (kind !== 'command') return [];
  const { text, target } = expects as NamedCommand;
  return target === 'host' ? [{ kind: 'check', text, isHidden: true }] : [];
}
