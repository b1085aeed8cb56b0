import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ErrorCode } from '../core/base/errorFacts';
import { describeCaught, isLabsError, type LabsError } from '../core/base/errors';
import { counted, readable } from '../core/base/words';
import type { ContainerState } from '../core/ports';
import { CalledOff } from './calledOff';
import { commandIds } from './ids';
import { tellError } from './messages';
import type { Services } from './services';

/** Something a button of an error message can do. */
interface Remedy {
  readonly title: string;
  do(): Thenable<unknown>;
}

/** Shows a failure as one sentence with what can be done about it. A defect of ours says so. */
export function showFailure(services: Services, caught: unknown): void {
  if (caught instanceof CalledOff || caught instanceof vscode.CancellationError) return;
  const isKnown = isLabsError(caught);
  // Only a defect of ours needs the place in the code where it came up.
  services.log.error(caught instanceof Error && !isKnown ? caught : describeCaught(caught));
  const message = isKnown
    ? shortMessage(caught)
    : l10n.t(
        'Something went wrong inside Live Labs: {0}. Try again, and report it with the log if it stays.',
        describeCaught(caught),
      );
  const showLog = command(l10n.t('Show Log'), commandIds.showLog);
  const remedies = [...(isKnown ? remediesFor(services, caught) : []), showLog];
  void tellError(message, ...remedies.map(({ title }) => title)).then((chosen) =>
    remedies.find(({ title }) => title === chosen)?.do(),
  );
}

/** What a message says of it: why no more are safe takes many words, which the log has. */
function shortMessage(caught: LabsError): string {
  if (!isLabsError(caught, 'flood-too-big')) return caught.message;
  const { asked, most, name } = caught.facts;
  return l10n.t(
    '{0} to {1} are too many: at most {2} are safe here.',
    counted(asked, 'connection'),
    name,
    readable(most),
  );
}

function remediesFor(services: Services, caught: unknown): readonly Remedy[] {
  const { labs } = services;
  if (isLabsError(caught, 'dockerfile-failed')) {
    const { line, folder } = caught.facts;
    return line === undefined ? [] : [showLine(folder, line)];
  }
  if (isLabsError(caught, 'container-missing') || isLabsError(caught, 'container-stopped')) {
    const { name } = caught.facts;
    const session = labs.sessions.find(({ loaded }) => loaded.container.name === name);
    const isPaused = isLabsError(caught, 'container-stopped') && caught.facts.isPaused === true;
    const isMissing = caught.code === 'container-missing';
    return [start(isMissing ? undefined : isPaused ? 'paused' : 'exited', session?.lab.id)];
  }
  if (isLabsError(caught, 'step-gated')) {
    const { lab, needs } = caught.facts;
    return needs
      .slice(0, 1)
      .map(({ id, title }) => command(l10n.t('Open "{0}"', title), commandIds.openGuide, lab, id));
  }
  if (isLabsError(caught, 'answer-first')) {
    const { lab, id, part } = caught.facts;
    return [command(l10n.t('Answer…'), commandIds.performItem, lab, id, String(part), 'question')];
  }
  const ofFlood = floodRemedies(services, caught);
  if (ofFlood.length > 0) return ofFlood;
  return isLabsError(caught) ? (simpleRemedies[caught.code]?.() ?? []) : [];
}

/** What can be done about a flood: with another port or the same plan where its container still runs;
 * else that is what is missing. */
function floodRemedies({ labs, floods }: Services, caught: unknown): readonly Remedy[] {
  const isOfFlood =
    isLabsError(caught, 'port-dead') ||
    isLabsError(caught, 'port-foreign') ||
    isLabsError(caught, 'flood-lost') ||
    isLabsError(caught, 'flood-too-big');
  if (!isOfFlood) return [];
  const { name } = caught.facts;
  const session = labs.sessions.find(({ loaded }) => loaded.container.name === name);
  if (session === undefined) return [];
  const { container, lab } = session;
  const { id } = lab;
  if (container?.state !== 'running') return [start(container?.state, id)];
  if (isLabsError(caught, 'port-dead') || isLabsError(caught, 'port-foreign'))
    return [command(l10n.t('Restart Container'), commandIds.restartContainer, id)];
  const plan = floods.of(session);
  if (plan === undefined) return [];
  if (isLabsError(caught, 'flood-lost'))
    return [command(l10n.t('Flood Again'), commandIds.floodConnections, id, plan)];
  const { most: count } = caught.facts;
  const title = l10n.t('Hold {0}', readable(count));
  return count < 1 ? [] : [command(title, commandIds.floodConnections, id, { ...plan, count })];
}

const engineRemedies = (): readonly Remedy[] => [
  command(l10n.t('Try Again'), commandIds.tryEngineAgain),
  command(l10n.t('Choose Engine…'), commandIds.chooseEngine),
];

const simpleRemedies: Partial<Record<ErrorCode, () => readonly Remedy[]>> = {
  'engine-missing': engineRemedies,
  'engine-stopped': engineRemedies,
  'engine-forbidden': engineRemedies,
  'engine-choice-failed': engineRemedies,
  'workspace-untrusted': () => [
    command(l10n.t('Manage Workspace Trust'), 'workbench.trust.manage'),
  ],
};

/** Called as it helps a container in that state; undefined where there is none. */
function start(state: ContainerState | undefined, lab: string | undefined): Remedy {
  const title =
    state === undefined
      ? l10n.t('Build and Start')
      : state === 'paused'
        ? l10n.t('Unpause Container')
        : l10n.t('Start Container');
  return command(title, commandIds.startContainer, ...(lab === undefined ? [] : [lab]));
}

function command(title: string, id: string, ...args: readonly unknown[]): Remedy {
  return { title, do: () => vscode.commands.executeCommand(id, ...args) };
}

/** Opens the Dockerfile with the cursor on the line that failed. */
function showLine(folder: string, line: number): Remedy {
  return {
    title: l10n.t('Show Line {0}', line),
    do: () => {
      const start = new vscode.Position(line - 1, 0);
      return vscode.window.showTextDocument(vscode.Uri.file(join(folder, 'Dockerfile')), {
        selection: new vscode.Range(start, start),
      });
    },
  };
}
