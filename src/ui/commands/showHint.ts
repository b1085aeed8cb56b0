import type { Step } from '../../core/lab/model';
import { staticText } from '../../core/walkthrough/staticText';
import { calledOn } from '../called';
import { chooseShownLab, chooseStep } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { tellInformation } from '../messages';

const next = 'Next Hint';

/** *Show Hint* tells the hints of a step one by one. */
export const showHint: UiCommand = {
  id: commandIds.showHint,
  isOfRows: true,
  async run(services, ...called) {
    const { key, loaded } = await chooseShownLab(services, called);
    const { lab } = loaded;
    const isNamed = calledOn(services.rows, called, 'step') !== undefined;
    const steps = isNamed ? lab.steps : lab.steps.filter((step) => hintsOf(step).length > 0);
    const step = await chooseStep(services, called, { lab: { ...lab, steps } });
    for (;;) {
      const hint = services.hints.next(key, step.id, hintsOf(step));
      if (hint === undefined) {
        void tellInformation(`"${step.title}" has no hint.`);
        return;
      }
      const { text, number, count } = hint;
      const isLast = number === count;
      const head = count === 1 ? 'Hint' : `Hint ${String(number)} of ${String(count)}`;
      const chosen = await tellInformation(
        `${head}: ${staticText(text)}`,
        ...(isLast ? [] : [next]),
      );
      if (chosen !== next) return;
    }
  },
};

function hintsOf({ items }: Step): readonly string[] {
  return items.flatMap((item) => (item.kind === 'hint' ? [item.text] : []));
}
