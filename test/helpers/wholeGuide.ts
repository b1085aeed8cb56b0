import { guidePage } from '../../src/core/guide/guidePage';
import type { GuideBlock, GuideHost, GuideStep } from '../../src/core/guide/page';
import { parseLab } from '../../src/core/lab/parseLab';

/** All that the guide of a lab says, which else is made step by step. */
export interface WholeGuide {
  readonly title: string;
  readonly introduction: readonly GuideBlock[];
  readonly steps: readonly GuideStep[];
}

/** Makes the guide of a text with all its steps. */
export function wholeGuide(text: string, host: GuideHost): WholeGuide {
  const page = guidePage(parseLab(text).lab, text, host);
  const { title, steps } = page.outline;
  const { introduction } = page.step(steps[0]?.id ?? '') ?? { introduction: [] };
  return { title, introduction, steps: steps.flatMap(({ id }) => page.step(id) ?? []) };
}

/** All HTML of it. */
export function allHtml({ introduction, steps }: WholeGuide): string {
  return htmlOf([...introduction, ...steps.flatMap(({ blocks }) => blocks)]);
}

function htmlOf(blocks: readonly GuideBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'group') return htmlOf(block.blocks);
      return block.kind === 'prose' || block.kind === 'note' ? block.html : '';
    })
    .join('');
}
