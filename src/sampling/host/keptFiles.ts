import { closeSync, openSync } from 'node:fs';
import { lacksDescriptor } from '../../proc/procFiles';
import { readOpen } from './readNow';

/** Two files for each of 1,200 threads; the kernel keeps 5 kB for each that was read. */
const mostKept = 2400;

/** Of the files that this program may have open, so that all else it does has more than enough. */
const share = 1 / 8;

/** Where it may not be opened, and where it may not be read though it is open. */
const refusals: ReadonlySet<string> = new Set(['EACCES', 'EPERM']);

/** How many files may stay open. */
export class Room {
  #left: number;

  /** `limit` is how many this program may have open. */
  constructor(limit: number) {
    this.#left = Math.min(mostKept, Math.floor(limit * share));
  }

  take(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }

  giveBack(): void {
    this.#left += 1;
  }
}

/**
 * A file of /proc that is read in each sample. It stays open where there is room, since to open and close it
 * costs more than to read it (with 113 threads a sample takes half of the time). And what is open belongs
 * to one thread for good: once that has ended nothing can be read of it, whoever gets its number.
 */
export class KeptFile {
  #file: number | undefined;
  #isRefused = false;

  constructor(
    private readonly path: string,
    private readonly room: Room,
  ) {}

  /** Whether it was kept from us when it was last read. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** Its text as one record; undefined where its thread has ended or it is kept from us. Fails where no file
   * can be opened now. */
  read(): string | undefined {
    const wasOpen = this.#file !== undefined;
    try {
      this.#file ??= openSync(this.path, 'r');
      const text = readOpen(this.#file);
      if (!wasOpen && !this.room.take()) this.#shut();
      this.#isRefused = false;
      return text;
    } catch (caught) {
      if (lacksDescriptor(caught)) throw caught;
      this.#isRefused = refusals.has(String((caught as NodeJS.ErrnoException).code));
      this.#shut();
      if (wasOpen) this.room.giveBack();
      return undefined;
    }
  }

  close(): void {
    if (this.#file === undefined) return;
    this.#shut();
    this.room.giveBack();
  }

  #shut(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
