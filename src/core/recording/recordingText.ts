import type { Snapshot } from '../threads/snapshot';
import type { KeyGroup } from './keyGroup';
import type { Past } from './past';
import type { FloodPart } from './pastPicture';
import { recordingFormat, recordingKind, type RecordingHeader } from './recordingHeader';

/** The lines of a recording: a header, then each thing that was seen, in order of time. */
export function recordingText(header: RecordingHeader, past: Past): string {
  const rows = [
    ...past.groups.flatMap((group, index) => rowsOf(group, past.groups[index - 1])),
    ...past.events.map((event) => ({ at: event.at, event })),
  ];
  const inOrder = rows.toSorted((one, other) => one.at - other.at);
  const first = { format: recordingFormat, kind: recordingKind, ...header };
  return `${[first, ...inOrder].map((row) => JSON.stringify(row)).join('\n')}\n`;
}

interface Row {
  readonly at: number;
}

function rowsOf(group: KeyGroup, before: KeyGroup | undefined): readonly Row[] {
  const { at, snapshot, flood, rows, until, endsBlind } = group;
  const first: Row & { readonly snapshot: Snapshot } = { at, snapshot };
  const last: Row & Readonly<Record<string, unknown>> = {
    at: until,
    [endsBlind ? 'blind' : 'still']: true,
  };
  return [
    // Before the snapshot, so that its group begins with it. That none is on has to be said where one may have
    // ended while nobody looked.
    ...(flood.flood !== undefined || before?.endsBlind === true
      ? [floodRow({ at, ...flood })]
      : []),
    first,
    ...rows.map((row) => ('change' in row ? row : floodRow(row))),
    last,
  ];
}

/** JSON leaves out what is undefined, and that none is on has to be said. */
function floodRow({ at, flood, queueLimit }: Row & FloodPart): Row {
  const row: Row & Readonly<Record<string, unknown>> = { at, flood: flood ?? null, queueLimit };
  return row;
}
