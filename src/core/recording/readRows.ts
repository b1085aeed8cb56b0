import { floodProfiles } from '../flood/floodPlan';
import type { FloodState } from '../ports';
import { isSignalName } from '../threads/signals';
import type { FloodPart } from './pastPicture';
import {
  readCount,
  readMoment,
  readNamed,
  readNumber,
  readObject,
  readOneOf,
  readText,
  type Fields,
} from './readFields';
import { recordingFormat, recordingKind, type RecordingHeader } from './recordingHeader';
import type { FactPlace, ShownPrediction } from './shownFacts';
import type { TimelineDeed, TimelineEvent } from './timelineEvent';

/** The header of a recording; undefined where it is none, or of a newer format. */
export function readHeader(fields: Fields): RecordingHeader | undefined {
  const madeAt = readMoment(fields['madeAt']);
  const lab = readText(fields['lab']);
  const container = readText(fields['container']);
  if (fields['kind'] !== recordingKind || fields['format'] !== recordingFormat) return undefined;
  if (madeAt === undefined || lab === undefined || container === undefined) return undefined;
  const published = readObject(fields['published']);
  const host = readCount(published?.['host']);
  const inside = readCount(published?.['container']);
  return {
    lab,
    container,
    madeAt,
    published: host === undefined || inside === undefined ? undefined : { host, container: inside },
    facts: readNamed(fields['facts'], readNumber),
    factPlaces: readNamed(fields['factPlaces'], readPlace),
    prediction: readPrediction(fields['prediction']),
  };
}

function readPlace(value: unknown): FactPlace | undefined {
  const fields = readObject(value);
  const file = readText(fields?.['file']);
  const line = readCount(fields?.['line']);
  return file === undefined || line === undefined ? undefined : { file, line };
}

function readPrediction(value: unknown): ShownPrediction | undefined {
  const fields = readObject(value);
  const ask = readText(fields?.['ask']);
  const predicted = readText(fields?.['predicted']);
  if (ask === undefined || predicted === undefined) return undefined;
  return { ask, predicted, measured: readText(fields?.['measured']) };
}

/** A row of the flood; without one where none was on, or what is said cannot be read. */
export function readFlood(fields: Fields): FloodPart {
  return { flood: readFloodState(fields['flood']), queueLimit: readCount(fields['queueLimit']) };
}

function readFloodState(value: unknown): FloodState | undefined {
  const fields = readObject(value);
  const [port, wanted, due, held] = ['port', 'wanted', 'due', 'held'].map((name) =>
    readCount(fields?.[name]),
  );
  const profile = readOneOf(fields?.['profile'], floodProfiles);
  const endsAt = readMoment(fields?.['endsAt']);
  if (
    fields === undefined ||
    port === undefined ||
    wanted === undefined ||
    due === undefined ||
    held === undefined ||
    profile === undefined ||
    endsAt === undefined
  )
    return undefined;
  return {
    port,
    profile,
    wanted,
    due,
    held,
    endsAt,
    dropped: readCount(fields['dropped']) ?? 0,
    replaced: readCount(fields['replaced']) ?? 0,
    failed: readNamed(fields['failed'], readCount),
    broken: readNamed(fields['broken'], readCount),
    replacing: fields['replacing'] === true,
    ...(fields['isPaused'] === true ? { isPaused: true as const } : {}),
    from: fields['from'] === 'container' ? 'container' : 'here',
  };
}

/** An event; undefined where it is of no kind that is known. */
export function readEvent(value: unknown): TimelineEvent | undefined {
  const fields = readObject(value);
  const at = readMoment(fields?.['at']);
  const deed = fields && readDeed(fields);
  return at === undefined || deed === undefined ? undefined : { ...deed, at };
}

function readDeed(fields: Fields): TimelineDeed | undefined {
  const { kind } = fields;
  const step = readText(fields['step']);
  const wanted = readCount(fields['wanted']);
  const count = readCount(fields['count']);
  const pid = readCount(fields['pid']);
  const { signal } = fields;
  if (kind === 'started' || kind === 'released') return { kind };
  if (kind === 'passed' && step !== undefined) return { kind, step };
  if (kind === 'flood' && wanted !== undefined) return { kind, wanted };
  if (kind === 'dropped' && count !== undefined) return { kind, count };
  if (kind === 'signal' && pid !== undefined && isSignalName(signal)) return { kind, pid, signal };
  return undefined;
}
