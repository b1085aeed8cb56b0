import { join } from 'node:path';
import * as vscode from 'vscode';
import { isLabsError } from '../../core/base/errors';
import type { Names } from '../../core/checks/names';
import type { GuidePage } from '../../core/guide/guidePage';
import type { GuideHost, GuideStep } from '../../core/guide/page';
import { staysInside } from '../../core/lab/insidePath';
import type { Step } from '../../core/lab/model';
import { staticText } from '../../core/walkthrough/staticText';
import type { GuideScene } from '../../protocol/guide';
import { commandText } from '../../run/commandText';
import type { EngineLink } from '../../run/engineLink';
import type { LabSession } from '../../run/labSession';
import type { Hints } from '../hints';
import type { ShownLab } from '../labs/foundLab';
import { loadWorks } from '../loadWorks';
import type { CommandOutcomes } from '../terminals/commandOutcomes';
import type { Terminals } from '../terminals/terminals';
import { guideSituation, lostSituation } from './guideSituation';
import { liveStep } from './liveStep';
import { noProgress } from './progress';

/** What scenes are made of, beside the lab. */
export interface SceneKit {
  readonly link: EngineLink;
  readonly hints: Hints;
  readonly outcomes: CommandOutcomes;
  readonly terminals: Terminals;
}

/** What is known of a container: its facts as text, and those of them that are numbers. */
interface Known {
  readonly facts: Readonly<Record<string, string>>;
  readonly names: Names;
}

/** A container may take a moment until its files can be read; where they never can, each redrawing
 * would ask it again. */
const mostVain = 5;

const nothingKnown: Known = { facts: {}, names: {} };

/** Makes the scenes of a guide. The page is made anew only where what it says has changed: as long as
 * it has not, each scene has the same one. */
export class GuideScenes {
  #made: { readonly from: string; readonly page: GuidePage } | undefined;
  #known: { readonly of: string; readonly known: Known } | undefined;
  /** How often the facts of a run of the container were asked for in vain. */
  #vain = { of: '', times: 0 };

  constructor(
    private readonly found: ShownLab,
    private readonly kit: SceneKit,
    private readonly webview: vscode.Webview,
  ) {}

  /** What there is to show now.
   * @param isLost whether the file of the lab cannot be read any more */
  async now(isLost: boolean): Promise<Omit<GuideScene, 'step'>> {
    const { found, kit } = this;
    const { lab, text } = found.loaded;
    const { guidePage, guideText } = await loadWorks();
    const known = 'session' in found ? await this.#read(found.session) : nothingKnown;
    const host = this.#host(known);
    const published = 'session' in found ? found.session.container?.published : [];
    const from = JSON.stringify([known, published]);
    if (this.#made?.from !== from) this.#made = { from, page: guidePage(lab, text, host) };
    const progress = 'session' in found ? found.session.tracker : noProgress;
    const hintsOf = (step: Step): readonly string[] =>
      step.items
        .flatMap((item) => (item.kind === 'hint' ? [item.text] : []))
        .slice(0, kit.hints.known(found.key, step.id))
        .map((hint) => guideText(hint, host));
    const situation = guideSituation(found, kit.link.state, (role) => kit.terminals.place(role));
    return {
      lab: found.origin === 'opened' ? found.file : found.key,
      page: this.#made.page.outline,
      situation: isLost ? lostSituation(situation) : situation,
      steps: Object.fromEntries(
        lab.steps.map((step) => [
          step.id,
          liveStep(lab, step, progress, {
            names: known.names,
            hints: hintsOf(step),
            outcomeOf: (item) => kit.outcomes.of({ lab: found.key, step, item }),
          }),
        ]),
      ),
    };
  }

  /** What a step of the page says that was told last. */
  step(id: string): GuideStep | undefined {
    return this.#made?.page.step(id);
  }

  #host({ facts }: Known): GuideHost {
    const { found, webview } = this;
    const plans = found.loaded.lab.container?.ports ?? [];
    const published = ('session' in found ? found.session.container?.published : undefined) ?? [];
    return {
      fill: (text) => staticText(commandText(text, plans, published, facts)),
      picture: (path) =>
        path === '' || !staysInside(path)
          ? undefined
          : webview.asWebviewUri(vscode.Uri.file(join(found.loaded.folder, path))).toString(),
    };
  }

  /** Once for each run of the container: its configuration does not change while it runs. */
  async #read(session: LabSession): Promise<Known> {
    const { container } = session;
    if (container?.state !== 'running') return nothingKnown;
    const of = `${container.id} ${container.startedAt}`;
    if (this.#known?.of === of) return this.#known.known;
    if (this.#vain.of !== of) this.#vain = { of, times: 0 };
    if (this.#vain.times >= mostVain) return nothingKnown;
    try {
      const { observer } = await session.run();
      const known = { facts: await observer.factValues(), names: await observer.names() };
      const isRead = Object.keys(known.facts).length > 0;
      if (isRead || Object.keys(session.lab.facts).length === 0) this.#known = { of, known };
      else this.#vain.times += 1;
      return known;
    } catch (caught) {
      // Without its facts the page calls them by their names.
      this.#vain.times += 1;
      if (isLabsError(caught)) return nothingKnown;
      throw caught;
    }
  }
}
