import type { Step } from '../../core/lab/model';
import type { NamedVerdict } from '../../core/progress/stepState';
import type { LabSession } from '../../run/labSession';
import type { Services } from '../services';
import { defaultCount } from '../flood/defaultCount';
import { performWork } from './performWork';
import { refuseClosed } from './refuseClosed';

/** Does what would mend a failed check of a step. */
export async function mend(
  services: Services,
  session: LabSession,
  fix: NonNullable<NamedVerdict['fix']>,
  step: Step,
): Promise<void> {
  refuseClosed(session, step, undefined);
  session.tracker.begin(step.id);
  session.asker.makeDue(step);
  switch (fix) {
    case 'build':
    case 'run':
    case 'release':
    case 'stop':
      return performWork(services, session, { do: fix });
    case 'flood': {
      // As many as the lab itself asks for, in this step or wherever it first does.
      const works = [step, ...session.lab.steps].flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'action' ? [item.work] : [])),
      );
      const work = works.find((candidate) => candidate.do === 'flood') ?? {
        do: 'flood',
        count: defaultCount,
      };
      return performWork(services, session, work);
    }
    case 'exec':
    case 'terminal':
    case 'open':
      return;
  }
}
