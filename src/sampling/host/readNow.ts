import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { lacksDescriptor } from '../../proc/procFiles';

// Read at once and not by promises: a file of /proc is made while it is read and waits for no disk, so a way
// through the thread pool costs several times what the reading does. All fail where no file can be opened now.

/** Longer than any record that is read here. */
const buffer = Buffer.allocUnsafeSlow(65_536);

/** The text of a file of /proc that is one record, as far as so many bytes; undefined where its process has
 * ended or it is kept from us. */
export function readRecord(path: string, bytes = buffer.length): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return readOpen(file, bytes);
  } catch (caught) {
    if (lacksDescriptor(caught)) throw caught;
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The same of an open file; throws where it cannot be read any more. */
export function readOpen(file: number, bytes = buffer.length): string {
  return buffer.toString('utf8', 0, readSync(file, buffer, 0, bytes, 0));
}

/** The text of a file of many records, which the kernel hands out in pieces. */
export function readList(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (caught) {
    if (lacksDescriptor(caught)) throw caught;
    return undefined;
  }
}
