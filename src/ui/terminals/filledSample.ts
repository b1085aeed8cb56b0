import { isLabsError } from '../../core/base/errors';
import type { Labs } from '../labs/labs';

/** What may be another in a sample than the text says: facts, and ports that were taken. */
const mayDiffer = /\{\{|localhost|127\.0\.0\.1/;

/** A sample as it has to read now; undefined where that cannot be said. */
export async function filledSample(
  labs: Labs,
  key: string,
  sample: string,
): Promise<string | undefined> {
  const lab = labs.known.find((it) => it.key === key);
  if (!mayDiffer.test(sample) || lab === undefined || !('session' in lab)) return sample;
  try {
    return await (await lab.session.run()).filled(sample);
  } catch (caught) {
    // The engine or the container went in the meantime.
    if (isLabsError(caught)) return undefined;
    throw caught;
  }
}
