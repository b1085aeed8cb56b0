import { isLabsError } from '../src/core/base/errors';
import { whileWaiting } from '../scripts/tools/whileWaiting';
import { crowd } from './flood/crowd';
import { lasting } from './flood/lasting';
import { findPython } from './flood/python';
import { speed } from './flood/speed';
import { Stage } from './flood/stage';
import { tooMany } from './flood/tooMany';
import type { Findings, Subject } from './subject';

/** How a flood of ours does beside the program that students run by hand, and with very many. */
export const flood: Subject = {
  name: 'flood',
  about: "connections of Live Labs beside those of make_conn.py, through the engine's proxy",
  needs: ['engine'],
  async measure(context) {
    const { screen } = context;
    const python3 = await findPython();
    await using stage = await Stage.build(context);
    const part = (words: string, work: Promise<Findings>): Promise<Findings> =>
      whileWaiting(screen, words, work.catch(tooManyHere));
    const fast = await part('how soon all are connected', speed(stage, python3));
    const lasts = await part('how many are left', lasting(stage, python3));
    await using nginx = await stage.run('nginx');
    const many = await part('very many', crowd(stage, nginx));
    const over = await tooMany(stage.engine, nginx);
    return {
      figures: {
        speed: fast.figures,
        lasting: lasts.figures,
        crowd: many.figures,
        tooMany: over.figures,
      },
      lines: [fast, lasts, many, over].flatMap(({ lines }) => lines),
    };
  },
};

/** What this machine cannot carry is told in its place, and the rest is measured all the same. */
function tooManyHere(caught: unknown): Findings {
  if (!isLabsError(caught, 'flood-too-big')) throw caught;
  return { figures: { refused: caught.message }, lines: [`  not measured: ${caught.message}`] };
}
