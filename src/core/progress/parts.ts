import type { Command, Step, StepItem } from '../lab/model';

/** A line of a lab's step that runs in a terminal. */
export interface TerminalPart {
  readonly place: 'host' | 'container';
  readonly text: string;
  /** Undefined for an action. */
  readonly command: Command | undefined;
}

/** What of a step's items runs in a terminal as it stands; what enters or leaves a container only
 * changes the place. */
export function terminalPart(item: StepItem): TerminalPart | undefined {
  if (item.kind === 'action')
    return item.work.do === 'terminal'
      ? { place: 'host', text: item.work.command, command: undefined }
      : undefined;
  if (item.kind !== 'command' || item.moves !== undefined || item.target === 'repl')
    return undefined;
  return { place: item.target, text: item.text, command: item };
}

/** Whether a command's output is to be read, in order to compare it. What goes on running until it
 * is ended is shown as it was at some moment. */
export function isCompared({ sample, manner }: Command): boolean {
  return sample.trim() !== '' && manner?.until === undefined;
}

/**
 * Names a part of a lab's step for as long as the step does the same: hints and notes may come and go
 * while a lab is worked on, so they are not counted.
 */
export function partName({ id, items }: Pick<Step, 'id' | 'items'>, item: StepItem): string {
  return `${id} ${String(placesOf(items).get(item))}`;
}

/** Rows of long labs ask for all names again and again. */
const knownPlaces = new WeakMap<readonly StepItem[], ReadonlyMap<StepItem, number>>();

function placesOf(items: readonly StepItem[]): ReadonlyMap<StepItem, number> {
  const known = knownPlaces.get(items);
  if (known !== undefined) return known;
  const counted = items.filter(({ kind }) => kind !== 'hint' && kind !== 'note');
  const places = new Map(counted.map((item, place) => [item, place]));
  knownPlaces.set(items, places);
  return places;
}
