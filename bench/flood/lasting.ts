import { systemClock } from '../../src/core/base/clock';
import { aligned, goal } from '../figures';
import type { Findings } from '../subject';
import { eachSecond } from './eachSecond';
import { flood } from './ours';
import { makeConn } from './python';
import { serverSide } from './serverSide';
import type { Stage } from './stage';

/** As many as make_conn.py opens. */
const wanted = 100;

/** mod_reqtimeout gives a request up that is not complete after 20 to 40 s. */
const seconds = 60;

/** What came at once is dropped at once, 20, 40 and 60 s later, and others come in its place: the last
 * look is not in that very moment, but those at each second may be. */
const asideMilliseconds = 500;

/** What of 100 connections is left at the apache2 lab's server, which drops what says nothing. */
export async function lasting(stage: Stage, python3: string): Promise<Findings> {
  const { engine, signal } = stage;
  await using ourServer = await stage.run('apache2');
  await using itsServer = await stage.run('apache2');
  await using ours = await flood(engine, ourServer, wanted);
  await using _its = await makeConn(python3, itsServer.port);
  await ours.settled;
  const look = async (): Promise<{ readonly ours: number; readonly python: number }> => {
    const [live, python] = await Promise.all(
      [ourServer, itsServer].map((container) => serverSide(engine, container)),
    );
    return { ours: live?.open ?? NaN, python: python?.open ?? NaN };
  };
  const samples = await eachSecond(seconds, signal, look);
  await systemClock.sleep(asideMilliseconds, signal);
  const end = await look();
  const lowest = Math.min(...samples.map((sample) => sample.ours));
  const { dropped, replaced } = ours.state;
  const told = (open: number): string => `${open} of ${wanted}`;
  return {
    figures: { wanted, end, lowest, dropped, replaced, samples },
    lines: [
      `  connections that the server has after ${seconds} s:`,
      ...aligned([
        [
          '  Live Labs',
          `${told(end.ours)} (at least ${lowest} at any second, ${replaced} replaced)`,
        ],
        ['  make_conn.py', told(end.python)],
      ]),
      goal('ours are all there, its are fewer', end.ours === wanted && end.python < wanted),
    ],
  };
}
