import * as vscode from 'vscode';
import { isLabsError, LabsError } from '../../core/base/errors';
import { withoutPlaces } from '../../core/progress/withoutPlaces';
import type { LabSession, SessionKit } from '../../run/labSession';
import type { LoadedLab, RunnableLab } from '../../run/loadLab';
import { loadWorks } from '../loadWorks';
import { keptRead } from '../keptRead';
import type { FoundLab, LabPlace, ReadyLab, ShownLab } from './foundLab';
import { LabFiles } from './labFiles';
import type { OpenedTexts } from './openedTexts';
import type { RunMemories } from './runMemories';
import { sortLabs, type ReadFile } from './sortLabs';

/**
 * The labs of this window: those that ship with the extension, every `lab.md` of the workspace, and
 * the texts that were opened as labs. They are read when first asked for, and again when a file comes,
 * changes or goes. In a workspace that is not trusted its labs have no session: nothing of them runs, not
 * even a check.
 */
export class Labs implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<undefined>();
  /** The labs were read anew. */
  readonly onDidChange = this.#changes.event;
  readonly #opened = new vscode.EventEmitter<LabSession>();
  /** A session has been made; whoever follows sessions hears of each exactly once. */
  readonly onDidOpen = this.#opened.event;
  /** The key of the lab that a command was about last: it is offered first. */
  lastMeant: string | undefined;
  readonly #files: LabFiles;
  readonly #own: vscode.Disposable;
  /** What was read from the disk last: it is kept while a text is written. */
  #onDisk = keptRead(() => this.#readFiles());
  #found: Promise<readonly FoundLab[]> | undefined;
  #last: readonly FoundLab[] = [];
  #shipped: readonly LoadedLab[] = [];
  #isStale = false;
  #reading: Promise<void> | undefined;

  constructor(
    shipped: vscode.Uri,
    private readonly opened: OpenedTexts,
    private readonly kit: SessionKit,
    private readonly memories: RunMemories,
  ) {
    this.#files = new LabFiles(shipped);
    this.#own = vscode.Disposable.from(
      this.#changes,
      this.#opened,
      this.#files,
      this.#files.onDidChange(() => {
        this.#onDisk = keptRead(() => this.#readFiles());
        void this.#readAgain();
      }),
      opened.onDidChange(() => void this.#readAgain()),
    );
  }

  /** All labs, those of the workspace first. */
  all(): Promise<readonly FoundLab[]> {
    if (this.#found === undefined) {
      const found = this.#find();
      this.#found = found;
      // The next who asks tries again.
      found.catch(() => {
        if (this.#found === found) this.#found = undefined;
      });
    }
    return this.#found;
  }

  /** The labs as they were read last; asking reads none. */
  get known(): readonly FoundLab[] {
    return this.#last;
  }

  /** The sessions that are open already; asking opens none. */
  get sessions(): readonly LabSession[] {
    return sessionsOf(this.#last);
  }

  /** A lab by its key or its id. Fails with `lab-unknown`. */
  async lab(name: string): Promise<FoundLab> {
    const all = await this.all();
    const found =
      all.find(({ key }) => key === name) ??
      all.find((lab) => 'loaded' in lab && lab.loaded.lab.id === name);
    if (found === undefined) throw new LabsError('lab-unknown', { lab: name });
    return found;
  }

  /** Its session. Fails with `lab-unknown`, or with why the lab has none. */
  async session(name: string): Promise<LabSession> {
    return sessionIn(await this.lab(name));
  }

  /** The lab of any Markdown file: the one that it is already, else its text opened as one until
   * `close`. Fails with `lab-unreadable` or what else is wrong with it. */
  async open(file: string): Promise<ShownLab> {
    const isIt = (lab: FoundLab): boolean => lab.file === file;
    let found = (await this.all()).find(isIt);
    const isNew = found === undefined;
    if (isNew) {
      await this.opened.add(file);
      await this.#readAgain();
      found = (await this.all()).find(isIt);
    } else if (this.awaited.includes(file) && found !== undefined && !('error' in found))
      await this.opened.add(file);
    if (found !== undefined && !('error' in found)) return found;
    // One whose page is open may be broken while it is written: the page waits for it.
    if (isNew) this.close(file);
    throw found?.error ?? new LabsError('lab-unknown', { lab: file });
  }

  /** The page of a text that was opened as a lab is closed. */
  close(file: string): void {
    this.opened.remove(file);
  }

  /** Where a text that was opened as a lab is now, by any name that its file had. */
  placeOf(file: string): string {
    return this.opened.placeOf(file);
  }

  /** The files of texts whose pages were open before a reload and have not come back yet. */
  get awaited(): readonly string[] {
    return this.opened.awaited;
  }

  /** Whether this file was opened as a lab before, so that its page may come back. */
  wasOpened(file: string): boolean {
    return this.opened.wasOpened(file);
  }

  /** The lab of this id as it came with the extension, even where another stands in its place. */
  shipped(id: string): LoadedLab | undefined {
    return this.#shipped.find(({ lab }) => lab.id === id);
  }

  dispose(): void {
    this.#own.dispose();
    for (const session of this.sessions) void session[Symbol.asyncDispose]();
  }

  /** Reads all labs. A session whose lab reads as before is kept, with all that it holds. */
  async #find(): Promise<readonly FoundLab[]> {
    const { asRunnable, LabSession } = await loadWorks();
    const onDisk = await this.#onDisk();
    const files = inOrder(onDisk, await this.#readTexts(onDisk));
    this.#shipped = files.flatMap(({ origin, read }) =>
      origin === 'shipped' && !(read instanceof LabsError) ? [read] : [],
    );
    const before = this.sessions;
    const sessionOf = (lab: ReadyLab): LabSession =>
      before.find((session) => readsAs(session.loaded, lab.loaded)) ??
      new LabSession(lab.loaded, this.kit, this.memories.of({ ...lab, id: lab.loaded.lab.id }));
    const found = sortLabs(files, vscode.workspace.isTrusted, asRunnable).map((lab): FoundLab =>
      'error' in lab || 'why' in lab ? lab : { ...lab, session: sessionOf(lab) },
    );
    this.#last = found;
    const now = sessionsOf(found);
    for (const lab of found)
      if ('session' in lab && !before.includes(lab.session)) this.#open(lab, lab.session);
    await Promise.all(
      before
        .filter((session) => !now.includes(session))
        .map((session) => session[Symbol.asyncDispose]()),
    );
    return found;
  }

  async #readFiles(): Promise<readonly ReadFile[]> {
    const { loadLab } = await loadWorks();
    const files = await this.#files.all();
    return Promise.all(files.map((place) => readOr(place, () => loadLab(place.file))));
  }

  /** One that is a lab of the workspace by now is no other lab beside it. */
  async #readTexts(onDisk: readonly ReadFile[]): Promise<readonly ReadFile[]> {
    const { loadText } = await loadWorks();
    const files = this.opened.files.filter((file) => !onDisk.some((it) => it.file === file));
    return Promise.all(
      files.map((file) =>
        readOr({ file, origin: 'opened' }, () => loadText(file, this.opened.textOf(file))),
      ),
    );
  }

  #open(place: LabPlace, session: LabSession): void {
    let { memory } = session.tracker;
    session.tracker.onChange(() => {
      if (session.tracker.memory === memory) return;
      ({ memory } = session.tracker);
      void this.memories.keep({ ...place, id: session.lab.id }, memory);
    });
    this.#opened.fire(session);
  }

  /** Where nobody has read any lab yet, there is nothing to read again. What changes meanwhile is
   * read once more, so that never two readings make sessions at once. */
  #readAgain(): Promise<void> {
    this.#isStale = true;
    this.#reading ??= this.#readWhileStale().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readWhileStale(): Promise<void> {
    while (this.#isStale && this.#found !== undefined) {
      this.#isStale = false;
      await this.#found.catch(() => undefined);
      this.#found = this.#find();
      try {
        await this.#found;
      } catch (caught) {
        this.#found = undefined;
        this.kit.report(caught);
      }
      this.#changes.fire(undefined);
    }
  }
}

/** The session of a lab. Fails with why it has none. */
export function sessionIn(lab: FoundLab): LabSession {
  if ('session' in lab) return lab.session;
  throw 'why' in lab ? lab.why : lab.error;
}

function sessionsOf(labs: readonly FoundLab[]): readonly LabSession[] {
  return labs.flatMap((lab) => ('session' in lab ? [lab.session] : []));
}

/** A file as it was read, or why it could not be. */
async function readOr(
  place: Pick<LabPlace, 'file' | 'origin'>,
  read: () => Promise<LoadedLab>,
): Promise<ReadFile> {
  try {
    return { ...place, read: await read() };
  } catch (caught) {
    if (!isLabsError(caught)) throw caught;
    return { ...place, read: caught };
  }
}

/** A lab of the workspace goes before a text, and both before what ships. */
function inOrder(onDisk: readonly ReadFile[], texts: readonly ReadFile[]): readonly ReadFile[] {
  const isShipped = ({ origin }: ReadFile): boolean => origin === 'shipped';
  return [...onDisk.filter((it) => !isShipped(it)), ...texts, ...onDisk.filter(isShipped)];
}

/** The text itself may differ, and stand on other lines: that is for readers only. */
function readsAs(one: RunnableLab, other: RunnableLab): boolean {
  if (one.file !== other.file) return false;
  if (one.text === other.text) return true;
  const read = ({ file, lab }: RunnableLab): string => JSON.stringify([file, withoutPlaces(lab)]);
  return read(one) === read(other);
}
