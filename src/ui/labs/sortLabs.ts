import { isLabsError, LabsError } from '../../core/base/errors';
import type { LoadedLab, RunnableLab } from '../../run/loadLab';
import type { BrokenLab, LabOrigin, ReadOnlyLab, ReadyLab } from './foundLab';

/** A lab's file as it was read. */
export interface ReadFile {
  readonly file: string;
  readonly origin: LabOrigin;
  /** Why it could not be read, where it could not. */
  readonly read: LoadedLab | LabsError;
}

/** A lab of the views before it has a session. */
export type SortedLab = ReadyLab | ReadOnlyLab | BrokenLab;

/**
 * Tells what each file is for a student: a lab to run, a lab to read, or one to mend. A lab of the
 * workspace goes before one of the same id that ships, once the workspace is trusted: so a copy can
 * be worked on. Two of one id in a workspace cannot both run, since the engine knows them by that
 * alone.
 * @param files those of the workspace first, then those that were opened by hand
 * @param asRunnable fails with what keeps a lab from being run
 */
export function sortLabs(
  files: readonly ReadFile[],
  isTrusted: boolean,
  asRunnable: (loaded: LoadedLab) => RunnableLab,
): readonly SortedLab[] {
  const judged = files.map((file) => judge(file, isTrusted, asRunnable));
  const owners = new Map<string, Judged>();
  for (const lab of judged)
    if ('runnable' in lab && !owners.has(lab.runnable.lab.id)) owners.set(lab.runnable.lab.id, lab);
  const keys = new Set(owners.keys());
  return judged.flatMap((lab): readonly SortedLab[] => {
    const { file, origin } = lab;
    if ('error' in lab) return [{ key: file, file, origin, error: lab.error, first: lab.first }];
    if ('why' in lab) {
      const { id } = lab.loaded.lab;
      const key = origin === 'opened' || keys.has(id) ? file : id;
      keys.add(key);
      return [{ key, file, origin, loaded: lab.loaded, why: lab.why }];
    }
    const { id } = lab.runnable.lab;
    const owner = owners.get(id);
    if (owner === lab) return [{ key: id, file, origin, loaded: lab.runnable }];
    if (origin === 'shipped') return [];
    const error = new LabsError('lab-id-taken', { file, lab: id, other: owner?.file ?? '' });
    const first = { line: 1, column: 1, message: error.message };
    return [{ key: file, file, origin, error, first }];
  });
}

type Judged = Pick<ReadFile, 'file' | 'origin'> &
  (
    | { readonly runnable: RunnableLab }
    | Pick<ReadOnlyLab, 'loaded' | 'why'>
    | Pick<BrokenLab, 'error' | 'first'>
  );

function judge(
  { file, origin, read }: ReadFile,
  isTrusted: boolean,
  asRunnable: (loaded: LoadedLab) => RunnableLab,
): Judged {
  if (read instanceof LabsError) return { file, origin, error: read, first: undefined };
  try {
    const runnable = asRunnable(read);
    if (isTrusted || origin === 'shipped') return { file, origin, runnable };
  } catch (caught) {
    if (!isLabsError(caught)) throw caught;
    const first = read.problems.find(({ severity }) => severity === 'error');
    if (first !== undefined) return { file, origin, error: caught, first };
    if (isTrusted) return { file, origin, loaded: read, why: caught };
  }
  const why = new LabsError('workspace-untrusted', { lab: read.lab.title });
  return { file, origin, loaded: read, why };
}
