import { basename, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clock } from '../../core/base/clock';
import { isLabsError } from '../../core/base/errors';
import { Emitter } from '../../core/base/event';
import type { LabContent } from '../../run/contentHash';
import type { FileDigests } from '../../run/fileDigest';
import type { LoadedLab } from '../../run/loadLab';
import { CalledOff } from '../calledOff';
import { commandIds } from '../ids';
import type { ShownLab } from '../labs/foundLab';
import type { Labs } from '../labs/labs';
import { loadWorks } from '../loadWorks';
import { askFirst } from '../messages';
import { differingFiles } from './differingFiles';
import { mustAsk, withConsent, type ConsentCase } from './judgeConsent';
import { OwnChanges } from './ownChanges';

const rememberedKey = 'consent';

/**
 * The student's yes to what labs of the workspace run on this machine: commands, and building and
 * starting their container. Asked once for each content, remembered in the workspace. What the student
 * and the allowed commands themselves change in the lab's folder, but for its text, is no new content.
 */
export class Consent {
  /** What was allowed for what runs, as it was read and with its content. */
  readonly #allowed = new WeakMap<LoadedLab, Allowed>();
  readonly #own = new Map<string, OwnChanges>();
  #digests: FileDigests | undefined;
  readonly #grantedNow = new Set<string>();
  readonly #asking = new Map<string, Promise<void>>();

  readonly #asked = new Emitter<undefined>();
  /** A dialog was answered. */
  readonly onAsked = this.#asked.event;

  constructor(
    private readonly labs: Labs,
    private readonly state: vscode.Memento,
    private readonly clock: Clock,
  ) {}

  /** What the student does in this window to the files of the lab of this id. */
  ownChanges(lab: string): OwnChanges {
    const own = this.#own.get(lab) ?? new OwnChanges();
    this.#own.set(lab, own);
    return own;
  }

  /** Whether the lab may run a command on this machine by itself, which may change its files: what was
   * allowed is looked at again each time, since any of its files may have changed meanwhile. */
  async isGranted(loaded: LoadedLab): Promise<boolean> {
    const allowed = this.#allowed.get(loaded);
    if (allowed === undefined) return false;
    const { limitMilliseconds } = await loadWorks();
    const content = await this.#contentOf(allowed.read);
    if (content.hash !== allowed.content.hash && !(await this.#isOwn(loaded, content)))
      return false;
    const now = this.clock.now();
    this.ownChanges(loaded.lab.id).begin(now)(now + limitMilliseconds);
    return true;
  }

  /** Looks whether a lab that was just read is allowed already; asks nobody. */
  async look(name: string): Promise<void> {
    const lab = await this.#lab(name);
    const known = await this.#case(lab);
    if (await this.#isAllowed(lab, known)) this.#allow(lab, known.content);
  }

  /**
   * Returns where the lab may run on this machine: at once, or after a yes. Fails with `CalledOff`
   * where the student says no or wants to read first.
   */
  async obtain(name: string): Promise<void> {
    let lab = await this.#lab(name);
    let known = await this.#case(lab);
    while (!(await this.#isAllowed(lab, known))) {
      await this.#askOnce(known.content, lab);
      // A question may stand for long, and the yes is to what it showed.
      lab = await this.#lab(name);
      known = await this.#case(lab);
    }
    this.#allow(lab, known.content);
    this.ownChanges(lab.loaded.lab.id).allowed(this.clock.now());
  }

  /** Who presses a second button while the question is open waits for the same answer. */
  async #askOnce(content: LabContent, lab: ShownLab): Promise<void> {
    const { hash } = content;
    const asking =
      this.#asking.get(hash) ?? this.#ask(content, lab).finally(() => this.#asking.delete(hash));
    this.#asking.set(hash, asking);
    await asking;
  }

  async #ask(content: LabContent, { origin, loaded, file }: ShownLab): Promise<void> {
    const { consentText } = await import('./consentText');
    const text = origin === 'opened' ? basename(file) : undefined;
    const { question, detail } = consentText(loaded.lab, text);
    const run = l10n.t('Run');
    const show = l10n.t("Show the Lab's Text");
    const chosen = await askFirst(question, detail, run, show);
    this.#asked.fire(undefined);
    // The text itself: a preview shows nothing of comments, and directives are comments.
    if (chosen === show) await vscode.commands.executeCommand(commandIds.openFile, loaded.file);
    if (chosen !== run) throw new CalledOff();
    await this.#grant(content);
  }

  /** A lab of a workspace that is not trusted is not even asked for. */
  async #lab(name: string): Promise<ShownLab> {
    const lab = await this.labs.lab(name);
    if ('error' in lab) throw lab.error;
    if ('why' in lab && isLabsError(lab.why, 'workspace-untrusted')) throw lab.why;
    return lab;
  }

  async #case({ origin, loaded }: ShownLab): Promise<ConsentCase> {
    const shipped = this.labs.shipped(loaded.lab.id);
    return {
      origin,
      content: await this.#contentOf(loaded),
      shipped: shipped === undefined ? undefined : await this.#contentOf(shipped),
      granted: this.#granted,
      grantedNow: this.#grantedNow,
    };
  }

  async #contentOf(loaded: LoadedLab): Promise<LabContent> {
    const { contentHash, FileDigests } = await loadWorks();
    this.#digests ??= new FileDigests(this.clock);
    return contentHash(loaded, this.#digests);
  }

  async #isAllowed(lab: ShownLab, known: ConsentCase): Promise<boolean> {
    return !mustAsk(known) || (await this.#isOwn(runsOf(lab), known.content));
  }

  /** Whether all that differs from what was allowed was changed by the student, by an editor of this
   * window or a command that was allowed. The text itself is no such file: it says what runs. */
  async #isOwn(runs: LoadedLab, now: LabContent): Promise<boolean> {
    const allowed = this.#allowed.get(runs);
    if (allowed === undefined || (allowed.content.isWhole && !now.isWhole)) return false;
    const { changedAt } = await loadWorks();
    const own = this.ownChanges(runs.lab.id);
    for (const path of differingFiles(allowed.content, now)) {
      const file = join(runs.folder, path);
      if (file === runs.file) return false;
      const at = await changedAt(file);
      if (at !== undefined && !own.explain(file, at)) return false;
    }
    this.#allowed.set(runs, { ...allowed, content: now });
    await this.#grant(now);
    return true;
  }

  #allow(lab: ShownLab, content: LabContent): void {
    this.#allowed.set(runsOf(lab), { read: lab.loaded, content });
  }

  async #grant({ hash, isWhole }: LabContent): Promise<void> {
    if (!isWhole) this.#grantedNow.add(hash);
    else await this.state.update(rememberedKey, withConsent(this.#granted, hash));
  }

  get #granted(): readonly string[] {
    return this.state.get<readonly string[]>(rememberedKey, []);
  }
}

/** What was allowed: as its text was read, and all that it may run. */
interface Allowed {
  readonly read: LoadedLab;
  readonly content: LabContent;
}

function runsOf(lab: ShownLab): LoadedLab {
  return 'session' in lab ? lab.session.loaded : lab.loaded;
}
