import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/words';
import type { ContainerFacts, FloodState } from '../../core/ports';
import { containerStateWords } from '../../core/containerStateWords';
import { describeSnapshot } from '../../core/threads/describeSnapshot';
import type {
  ProcessSnapshot,
  Snapshot,
  ThreadRole,
  ThreadSnapshot,
} from '../../core/threads/snapshot';
import { processRoleWords, threadRoleWords, threadStateWords } from '../../core/threads/roleWords';
import { waitWords } from '../../core/threads/waitWords';
import { floodRow } from './floodRows';
import { processRowId } from './openProcesses';
import type { TreeNode } from './treeNode';

/** What is known of a lab's container. */
export interface ContainerRow {
  readonly lab: string;
  readonly container: ContainerFacts;
  /** Undefined until the first has come. */
  readonly snapshot: Snapshot | undefined;
  readonly flood: FloodState | undefined;
  /** How many may wait in the accept queue of its server, where that is known. */
  readonly queueLimit?: number | undefined;
  /** The port that the flood goes to, where the container has several. */
  readonly port?: number | undefined;
}

/** The row of a container, with its processes and their threads; ours to look with are left out. */
export function containerRow(known: ContainerRow): TreeNode {
  const { lab, container, snapshot, flood } = known;
  const isRunning = container.state === 'running';
  const words = isRunning
    ? snapshot === undefined
      ? containerStateWords(container.state)
      : describeSnapshot(snapshot)
    : containerStateWords(container.state);
  const processes = snapshot?.processes.filter(({ ours }) => !ours) ?? [];
  return {
    // VS Code keeps a row as it was first shown, and one without children could never be opened.
    id: `container ${container.id} ${isRunning ? 'running' : 'stopped'}`,
    label: container.name,
    description: words,
    spoken: l10n.t('Container {0}, {1}', container.name, words),
    tooltip: [
      `${container.name}: ${words}`,
      l10n.t('image {0}', container.image),
      ...ports(container),
    ].join('\n'),
    icon: isRunning
      ? { name: 'vm-running', color: 'testing.iconPassed' }
      : { name: 'vm-outline', color: 'disabledForeground' },
    context: `container ${isRunning ? 'running' : 'stopped'}${flood === undefined ? '' : ' flooded'}`,
    about: { lab },
    isExpanded: true,
    children: isRunning
      ? [
          ...(flood === undefined ? [] : [floodRow({ ...known, flood })]),
          ...processes.map((process) => processRow(lab, container, process)),
        ]
      : undefined,
  };
}

function ports({ published }: ContainerFacts): readonly string[] {
  return published.map((port) =>
    l10n.t('port {0} published on {1}', port.container, `${port.address}:${String(port.host)}`),
  );
}

function processRow(lab: string, { id }: ContainerFacts, process: ProcessSnapshot): TreeNode {
  const { pid, user, command, commandLine, role, threadCount, threads, startTicks } = process;
  const serving = threads.filter((thread) => thread.role === 'serving').length;
  const roleWords = processRoleWords(role);
  const words = [
    ...(roleWords === undefined ? [] : [roleWords]),
    `NLWP ${String(threadCount)}`,
    ...(serving > 0 ? [l10n.t('{0} serving', serving)] : []),
    user,
    command,
  ];
  return {
    id: processRowId(id, pid, startTicks),
    label: `PID ${String(pid)}`,
    description: words.join(' · '),
    spoken: l10n.t('Process {0}, {1}', pid, words.join(', ')),
    tooltip: [
      commandLine,
      l10n.t('PID {0} of {1}, {2} (NLWP)', pid, user, counted(threadCount, 'thread')),
    ].join('\n'),
    icon: { name: role === 'shell' ? 'terminal' : role === 'parent' ? 'server' : 'server-process' },
    context: 'process',
    about: { lab },
    children: threads.map((thread) => threadRow(id, process, thread)),
  };
}

function threadRow(
  container: string,
  { pid, startTicks }: ProcessSnapshot,
  thread: ThreadSnapshot,
): TreeNode {
  const { lwp, role, state, name, waitsFor } = thread;
  const roleWords = threadRoleWords(role);
  const stateWords = threadStateWords(state);
  const words = [
    ...(roleWords === undefined ? [] : [roleWords]),
    state === '?' ? stateWords : `${stateWords} (${state})`,
    ...(waitsFor === undefined ? [] : [waitWords(waitsFor)]),
  ];
  return {
    id: `thread ${container} ${String(pid)} ${String(startTicks)} ${String(lwp)}`,
    label: `LWP ${String(lwp)}`,
    description: words.join(' · '),
    spoken: l10n.t('Thread {0}, {1}', lwp, words.join(', ')),
    tooltip: `LWP ${String(lwp)} "${name}": ${words.join(', ')}`,
    icon: threadIcons[role],
    context: 'thread',
  };
}

const threadIcons: Readonly<Record<ThreadRole, NonNullable<TreeNode['icon']>>> = {
  main: { name: 'circle-filled', color: 'descriptionForeground' },
  listener: { name: 'broadcast', color: 'charts.blue' },
  serving: { name: 'circle-filled', color: 'charts.yellow' },
  idle: { name: 'circle-outline', color: 'descriptionForeground' },
  other: { name: 'circle-outline' },
};
