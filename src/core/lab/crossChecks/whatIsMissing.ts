import type { Draft } from '../draft';
import type { Problem } from '../model';
import { warningAt } from '../problems';
import { isOrMeans } from '../readFrontMatter';
import type { FrontMatterWords } from '../words';

/** A front matter of ours that leads to no lab: without a title, a container or a step. */
export function whatIsMissing({ lab, frontMatter, steps, hasTitle }: Draft): readonly Problem[] {
  if (frontMatter === undefined || !isOurs(frontMatter.yaml.value)) return [];
  const keys = Object.keys(Object(frontMatter.yaml.value) as object);
  const lacks = (key: keyof FrontMatterWords): boolean => !keys.some((it) => isOrMeans(key, it));
  const start = { line: 1, column: 1 };
  return [
    ...(hasTitle || !lacks('title')
      ? []
      : [
          warningAt(
            start,
            'lab-without-title',
            `This lab has no title, so it is shown as "${lab.title}"; write "title" here, or a heading "# ..." below.`,
          ),
        ]),
    ...(lacks('container')
      ? [
          warningAt(
            start,
            'lab-without-container',
            'This lab has no container, so no step of it can be checked; write "container" with container_name and image or build.',
          ),
        ]
      : []),
    ...(steps.some(({ isSection }) => isSection)
      ? []
      : [
          warningAt(
            start,
            'lab-without-steps',
            'This lab has no step; write a heading "## ..." for each, with a check below it.',
          ),
        ]),
  ];
}

/** What says that it is a lab: to have a title alone is common. */
function isOurs(frontMatter: unknown): boolean {
  const keys = Object.keys(Object(frontMatter) as object);
  return ['format', 'lab', 'container', 'facts'].some((key) => keys.includes(key));
}
