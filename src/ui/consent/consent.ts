import * as vscode from 'vscode';
import { isLabsError } from '../../core/base/errors';
import type { LabContent } from '../../run/contentHash';
import type { LoadedLab } from '../../run/loadLab';
import { CalledOff } from '../calledOff';
import { commandIds } from '../ids';
import type { ShownLab } from '../labs/foundLab';
import type { Labs } from '../labs/labs';
import { loadWorks } from '../loadWorks';
import { askFirst } from '../messages';
import { consentText } from './consentText';
import { mustAsk, withConsent, type ConsentCase } from './judgeConsent';

const rememberedKey = 'consent';
const run = 'Run';
const show = "Show the Lab's Text";

/**
 * The student's yes to what labs of the workspace run on this machine: commands, and building and
 * starting their container. Asked once for each content, remembered in the workspace.
 */
export class Consent {
  /** What was allowed for what runs, as it was read and with its hash. */
  readonly #allowed = new WeakMap<LoadedLab, { readonly read: LoadedLab; readonly hash: string }>();
  readonly #grantedNow = new Set<string>();
  readonly #asking = new Map<string, Promise<void>>();

  constructor(
    private readonly labs: Labs,
    private readonly state: vscode.Memento,
  ) {}

  /** Whether the lab may look at this machine by itself: what was allowed is looked at again each
   * time, since any of its files may have changed meanwhile. */
  async isGranted(loaded: LoadedLab): Promise<boolean> {
    const allowed = this.#allowed.get(loaded);
    if (allowed === undefined) return false;
    const { contentHash } = await loadWorks();
    return (await contentHash(allowed.read)).hash === allowed.hash;
  }

  /** Looks whether a lab that was just read is allowed already; asks nobody. */
  async look(name: string): Promise<void> {
    const lab = await this.#lab(name);
    const known = await this.#case(lab);
    if (!mustAsk(known)) this.#allow(lab, known);
  }

  /**
   * Returns where the lab may run on this machine: at once, or after a yes. Fails with `CalledOff`
   * where the student says no or wants to read first.
   */
  async obtain(name: string): Promise<void> {
    let lab = await this.#lab(name);
    let known = await this.#case(lab);
    while (mustAsk(known)) {
      await this.#askOnce(known.content, lab);
      // A question may stand for long, and the yes is to what it showed.
      lab = await this.#lab(name);
      known = await this.#case(lab);
    }
    this.#allow(lab, known);
  }

  /** Who presses a second button while the question is open waits for the same answer. */
  async #askOnce(content: LabContent, lab: ShownLab): Promise<void> {
    const { hash } = content;
    const asking =
      this.#asking.get(hash) ?? this.#ask(content, lab).finally(() => this.#asking.delete(hash));
    this.#asking.set(hash, asking);
    await asking;
  }

  async #ask({ hash, isWhole }: LabContent, { loaded }: ShownLab): Promise<void> {
    const { question, detail } = consentText(loaded.lab);
    const chosen = await askFirst(question, detail, run, show);
    // The text itself: a preview shows nothing of comments, and directives are comments.
    if (chosen === show) await vscode.commands.executeCommand(commandIds.openFile, loaded.file);
    if (chosen !== run) throw new CalledOff();
    if (!isWhole) this.#grantedNow.add(hash);
    else await this.state.update(rememberedKey, withConsent(this.#granted, hash));
  }

  /** A lab of a workspace that is not trusted is not even asked for. */
  async #lab(name: string): Promise<ShownLab> {
    const lab = await this.labs.lab(name);
    if ('error' in lab) throw lab.error;
    if ('why' in lab && isLabsError(lab.why, 'workspace-untrusted')) throw lab.why;
    return lab;
  }

  async #case({ origin, loaded }: ShownLab): Promise<ConsentCase> {
    const { contentHash } = await loadWorks();
    const shipped = this.labs.shipped(loaded.lab.id);
    return {
      origin,
      content: await contentHash(loaded),
      shipped: shipped === undefined ? undefined : await contentHash(shipped),
      granted: this.#granted,
      grantedNow: this.#grantedNow,
    };
  }

  #allow(lab: ShownLab, { content }: ConsentCase): void {
    const runs = 'session' in lab ? lab.session.loaded : lab.loaded;
    this.#allowed.set(runs, { read: lab.loaded, hash: content.hash });
  }

  get #granted(): readonly string[] {
    return this.state.get<readonly string[]>(rememberedKey, []);
  }
}
