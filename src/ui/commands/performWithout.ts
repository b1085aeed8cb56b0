import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { LabsError } from '../../core/base/errors';
import { hostLine } from '../../core/lab/hostDoings';
import type { ReadOnlyLab } from '../labs/foundLab';
import { tellInformation } from '../messages';
import type { Services } from '../services';
import { containerPlan, hostPlan } from '../terminals/terminalPlans';
import type { Given, TerminalPlan } from '../terminals/terminals';
import type { Deed } from './deed';

/**
 * Does a part of a lab that has no container of its own, as any course text is. What it does on this
 * machine needs no engine. A command that enters a container opens a shell there as a lab's own does,
 * and what the text shows inside runs in that shell. Gives where a command was given to a shell, where
 * one was.
 */
export async function performWithout(
  services: Services,
  found: ReadOnlyLab,
  part: Deed,
  isInserted: boolean,
): Promise<Given | undefined> {
  const { key, loaded, why } = found;
  const { item } = part;
  if (item.kind !== 'command' && item.kind !== 'action') throw why;
  const line = hostLine(item);
  if (line === undefined) {
    if (item.kind === 'action') throw why;
    await vscode.env.clipboard.writeText(item.text);
    void tellInformation(whereToType(item.target, item.text));
    return undefined;
  }
  const inside = item.kind === 'command' ? item.container : undefined;
  const plan = inside === undefined ? hostPlan(loaded) : await planInside(services, inside);
  const role =
    inside === undefined
      ? ({ place: 'host', lab: key } as const)
      : ({ place: 'container', lab: key, container: inside } as const);
  if (item.kind === 'command' && item.moves === 'enters-container') {
    services.terminals.open(role, () => plan);
    return undefined;
  }
  const isOffered = isInserted || line.kind === 'insert';
  const given = await services.terminals.run(role, () => plan, line.text, isOffered);
  services.outcomes.given({ ...part, lab: key }, given);
  return given;
}

/** A shell in a container that is none of a lab. Fails with `container-absent`. */
async function planInside({ link, context }: Services, name: string): Promise<TerminalPlan> {
  const engine = await link.connect();
  if ((await engine.container(name))?.state !== 'running')
    throw new LabsError('container-absent', { name });
  return containerPlan({ container: { name } }, engine, context.extensionUri);
}

/** Nothing is typed into a terminal in which something runs: it may be anything by then. */
function whereToType(target: 'host' | 'container' | 'repl', text: string): string {
  return target === 'repl'
    ? l10n.t('Copied, to be pasted at the prompt of the program itself: {0}', text)
    : l10n.t(
        'Copied, to be pasted into the terminal in which you have entered the container: {0}',
        text,
      );
}
