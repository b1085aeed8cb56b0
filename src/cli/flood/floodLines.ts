import { timeOfDay } from '../../core/base/timeOfDay';
import type { FloodPlan } from '../../core/flood/floodPlan';
import type { ContainerFacts, Flood } from '../../core/ports';
import type { EnterKey } from './enterKey';
import type { FloodSample } from './floodSample';

/** Where the connections go, how many, and when they are released. */
export function firstLine(
  { name, published }: ContainerFacts,
  port: number,
  plan: FloodPlan,
  { from, endsAt }: Flood['state'],
  enter: Pick<EnterKey, 'isOfTerminal' | 'isOfPipe'>,
): string {
  const binding = published.find(({ container }) => container === port);
  const way =
    from === 'container' || binding === undefined
      ? 'from inside the container'
      : `at ${hostOf(binding.address)}:${String(binding.host)}`;
  const end = `after ${String(plan.limitMilliseconds / 1000)} s, at ${timeOfDay(endsAt)}`;
  const earlier = enter.isOfTerminal
    ? ', or once you press ENTER'
    : enter.isOfPipe
      ? ', or once a line comes from the input'
      : '';
  const [connections, are] =
    plan.count === 1
      ? ['1 connection', 'It is']
      : [`${String(plan.count)} connections`, 'They are'];
  return `Holding ${connections} to ${name}, port ${String(port)}, ${way}. ${are} released ${end}${earlier}.`;
}

/** What both sides say at one moment. */
export function sampleLine(sample: FloodSample): string {
  const { wanted, held, accepted, queued, dropped, replaced, failed, refused, codes } = sample;
  const named = Object.entries(codes).map(([code, count]) => `${String(count)} x ${code}`);
  return (
    `${timeOfDay(Date.parse(sample.at))}  held ${String(held)} of ${String(wanted)}  ` +
    `accepted ${String(accepted ?? '?')}  waiting ${String(queued ?? '?')}  ` +
    `dropped ${String(dropped)}  replaced ${String(replaced)}  failed ${String(failed)}` +
    (refused === 0 ? '' : `  refused ${String(refused)}`) +
    (named.length === 0 ? '' : ` (${named.join(', ')})`)
  );
}

/** Why nothing is held any more. */
export function lastLine(
  why: 'released' | 'time' | 'interrupted',
  { name }: ContainerFacts,
  enter: EnterKey,
): string {
  const reasons = {
    released: enter.isOfTerminal ? 'You pressed ENTER' : 'A line came from the input',
    time: 'The time is over',
    interrupted: 'Interrupted',
  };
  return `${reasons[why]}, so all connections to ${name} are released.`;
}

/** That nothing is held any more, and nothing will be. */
export function spentLine(
  { name }: ContainerFacts,
  { dropped }: Pick<FloodSample, 'dropped'>,
): string {
  const [all, were] =
    dropped === 1 ? ['The connection', 'was'] : [`All ${String(dropped)} connections`, 'were'];
  return `${all} to ${name} ${were} dropped by the server, and with --no-replace none is opened anew, so nothing is held any more.`;
}

/** The most that were held, where that is not all that was asked for. */
export function mostWords(most: number, count: number): string {
  return `${String(most)} of ${String(count)} ${count === 1 ? 'was' : 'were'} held at most.`;
}

function hostOf(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
