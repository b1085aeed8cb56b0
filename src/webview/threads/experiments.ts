import * as l10n from '@vscode/l10n';
import { mainThread } from '../../core/threads/mainThread';
import type { SignalName } from '../../core/threads/signals';
import type { ProcessSnapshot } from '../../core/threads/snapshot';
import { make, makeButton, setShown } from '../shared/dom';
import { isStoppedProcess } from './processBox';

/** What can be done with the chosen process, and what is to be watched for then. */
export class Experiments {
  readonly element = make('div', 'experiments');
  #process: ProcessSnapshot | undefined;
  #isStopped: boolean | undefined;

  constructor(private readonly sent: (process: ProcessSnapshot, signal: SignalName) => void) {
    this.element.role = 'group';
    this.element.ariaLabel = l10n.t('Experiments with this process');
  }

  draw(process: ProcessSnapshot, mayTouch: boolean): void {
    this.#process = process;
    const isOne = process.role === 'worker' || process.role === 'other';
    // To a zombie no signal does anything.
    const hasEnded = mainThread(process)?.state === 'Z';
    setShown(this.element, mayTouch && !process.ours && isOne && !hasEnded);
    const isStopped = isStoppedProcess(process);
    if (isStopped === this.#isStopped) return;
    this.#isStopped = isStopped;
    const first: readonly SignalName[] = isStopped ? ['CONT'] : ['STOP'];
    const hadFocus = this.element.contains(document.activeElement);
    this.element.replaceChildren(
      ...([...first, 'TERM', 'KILL'] as const).map((signal) => this.#experiment(signal)),
    );
    if (hadFocus) this.element.querySelector('button')?.focus();
  }

  #experiment(signal: SignalName): HTMLElement {
    const { title, watch } = words[signal]();
    const button = makeButton('secondary', `${title} (SIG${signal})`, () => {
      if (this.#process !== undefined) this.sent(this.#process, signal);
    });
    return make('p', 'experiment', button, make('span', 'line', watch));
  }
}

const words: Readonly<
  Record<SignalName, () => { readonly title: string; readonly watch: string }>
> = {
  STOP: () => ({
    title: l10n.t({ message: 'Stop', comment: 'process' }),
    watch: l10n.t('Its threads stand still; see who serves its connections meanwhile.'),
  }),
  CONT: () => ({
    title: l10n.t({ message: 'Continue', comment: 'process' }),
    watch: l10n.t('Its threads go on where they were stopped.'),
  }),
  TERM: () => ({
    title: l10n.t({ message: 'End', comment: 'process' }),
    watch: l10n.t('It is asked to end; see whether its parent forks another one.'),
  }),
  KILL: () => ({
    title: l10n.t({ message: 'Kill', comment: 'process' }),
    watch: l10n.t('It ends at once, with its connections; see how soon its parent replaces it.'),
  }),
};
