import * as l10n from '@vscode/l10n';
import type { Step } from '../../core/lab/model';
import { staticText } from '../../core/walkthrough/staticText';
import { calledOn } from '../called';
import { chooseShownLab, chooseStep } from '../choose';
import type { UiCommand } from '../command';
import { tellInformation } from '../messages';

/** *Show Hint* tells the hints of a step one by one. */
export const showHint: UiCommand = {
  isOfRows: true,
  async run(services, ...called) {
    const { key, loaded } = await chooseShownLab(services, called);
    const { lab } = loaded;
    const isNamed = calledOn(services.rows, called, 'step') !== undefined;
    const steps = isNamed ? lab.steps : lab.steps.filter((step) => hintsOf(step).length > 0);
    const step = await chooseStep(services, called, { lab: { ...lab, steps } });
    const next = l10n.t('Next Hint');
    for (;;) {
      const hint = services.hints.next(key, step.id, hintsOf(step));
      if (hint === undefined) {
        void tellInformation(l10n.t('"{0}" has no hint.', step.title));
        return;
      }
      const { text, number, count } = hint;
      const isLast = number === count;
      const words = staticText(text);
      const said =
        count === 1
          ? l10n.t('Hint: {0}', words)
          : l10n.t('Hint {0} of {1}: {2}', number, count, words);
      const chosen = await tellInformation(said, ...(isLast ? [] : [next]));
      if (chosen !== next) return;
    }
  },
};

function hintsOf({ items }: Step): readonly string[] {
  return items.flatMap((item) => (item.kind === 'hint' ? [item.text] : []));
}
