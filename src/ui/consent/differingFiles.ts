import type { LabContent } from '../../run/contentHash';

/** The paths of what is another file than before, is new, or is gone. */
export function differingFiles(before: LabContent, now: LabContent): readonly string[] {
  const paths = new Set([...before.files.keys(), ...now.files.keys()]);
  return [...paths].filter((path) => before.files.get(path) !== now.files.get(path));
}
