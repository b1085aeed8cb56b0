import type { Draft } from '../draft';
import { staysInside } from '../insidePath';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import { contextIn, hostFilesIn } from '../mentions';

/** A lab reads its own folder and nothing else of this machine. */
export function outsidePaths(draft: Draft): readonly Problem[] {
  const context = contextIn(draft);
  return [
    ...(context === undefined || staysInside(context.path)
      ? []
      : [
          errorAt(
            context.place,
            'context-outside',
            `The build context "${context.path}" is outside the lab's folder; put it into a folder beside lab.md and write that folder's name.`,
          ),
        ]),
    ...hostFilesIn(draft)
      .filter(({ path }) => !staysInside(path))
      .map(({ path, place }) =>
        errorAt(
          place,
          'path-outside',
          `"${path}" is outside the lab's folder, where a check must not look; write a path relative to that folder, or leave out "on: host".`,
        ),
      ),
  ];
}
