import { LabsError } from '../../core/base/errors';
import {
  floodPlan,
  floodProfiles,
  longestLimitMilliseconds,
  usualLimitMilliseconds,
  type FloodPlan,
} from '../../core/flood/floodPlan';
import { textOption, type CliCall, type CliCommand } from '../command';

const defaultCount = 100;
const defaultSeconds = usualLimitMilliseconds / 1000;
const longestSeconds = longestLimitMilliseconds / 1000;

const highestPort = 65_535;

export const floodOptions: CliCommand['options'] = {
  count: { type: 'string' },
  port: { type: 'string' },
  for: { type: 'string' },
  profile: { type: 'string' },
  ramp: { type: 'string' },
  'no-replace': { type: 'boolean' },
  engine: { type: 'string' },
};

/** What each option means, and what holds without it. */
export const floodDetails = [
  `--count N           connections that are wanted; else ${String(defaultCount)}`,
  "--port P            a port of the container; else the lab's first one",
  `--for SECONDS       they are released by themselves after so long; else ${String(defaultSeconds)} (10 minutes), at most ${String(longestSeconds)}`,
  '--profile NAME      what each sends: partial-request, the first byte of a request and never the',
  '                    rest, or keep-alive, one whole request; else partial-request',
  '--ramp SECONDS      they come evenly in so long, shorter than --for; else as fast as they are taken',
  '--no-replace        none is opened in the place of one that the server has closed',
  '',
  'They are released as well once you press ENTER, once a line comes from a pipe, or once nobody',
  'reads what is printed any more. With --no-replace the command ends, with exit code 1, once the',
  'server has dropped all of them.',
].join('\n');

/** How the flood is to go. Fails with `usage-wrong`. */
export function planOf(call: CliCall): FloodPlan {
  const profile = textOption(call, 'profile') ?? floodProfiles[0];
  const known = floodProfiles.find((candidate) => candidate === profile);
  if (known === undefined) throw wrong(`--profile takes ${floodProfiles.join(' or ')}`);
  const plan = floodPlan({
    count: wholeNumber(call, 'count', defaultCount),
    profile: known,
    rampMilliseconds: 1000 * wholeNumber(call, 'ramp', 0, longestSeconds),
    replacing: call.options['no-replace'] !== true,
    limitMilliseconds: 1000 * wholeNumber(call, 'for', defaultSeconds, longestSeconds),
  });
  if (plan.rampMilliseconds >= plan.limitMilliseconds) {
    const end =
      call.options['for'] === undefined
        ? `the ${String(defaultSeconds)} s after which a flood without --for ends`
        : '--for';
    throw wrong(
      `--ramp must be shorter than ${end}: else the flood is over before all connections have come`,
    );
  }
  return plan;
}

/** The port of the container that was asked for, undefined where none was. Fails with `usage-wrong`. */
export function portOf(call: CliCall): number | undefined {
  return textOption(call, 'port') === undefined
    ? undefined
    : wholeNumber(call, 'port', 0, highestPort);
}

function wholeNumber(call: CliCall, name: string, otherwise: number, most = Infinity): number {
  const text = textOption(call, name);
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw wrong(
      `--${name} takes a whole number from 1 ${most === Infinity ? 'on' : `to ${String(most)}`}`,
    );
  return number;
}

function wrong(why: string): LabsError {
  return new LabsError('usage-wrong', { why, command: 'flood' });
}
