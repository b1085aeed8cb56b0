import { counted } from '../../core/base/words';
import type { ContainerFacts, FloodCounts } from '../../core/ports';
import { describeSnapshot } from '../../core/threads/describeSnapshot';
import type {
  ProcessSnapshot,
  Snapshot,
  ThreadRole,
  ThreadSnapshot,
  ThreadState,
} from '../../core/threads/snapshot';
import type { TreeNode } from './treeNode';

/** What is known of a lab's container. */
export interface ContainerRow {
  readonly lab: string;
  readonly container: ContainerFacts;
  /** Undefined until the first has come. */
  readonly snapshot: Snapshot | undefined;
  readonly flood: FloodCounts | undefined;
}

/** The row of a container, with its processes and their threads; ours to look with are left out. */
export function containerRow({ lab, container, snapshot, flood }: ContainerRow): TreeNode {
  const isRunning = container.state === 'running';
  const words = isRunning
    ? snapshot === undefined
      ? 'running'
      : describeSnapshot(snapshot)
    : container.state;
  const processes = snapshot?.processes.filter(({ ours }) => !ours) ?? [];
  return {
    // VS Code keeps a row as it was first shown, and one without children could never be opened.
    id: `container ${container.id} ${isRunning ? 'running' : 'stopped'}`,
    label: container.name,
    description: words,
    spoken: `Container ${container.name}, ${words}`,
    tooltip: [`${container.name}: ${words}`, `image ${container.image}`, ...ports(container)].join(
      '\n',
    ),
    icon: isRunning
      ? { name: 'vm-running', color: 'testing.iconPassed' }
      : { name: 'vm-outline', color: 'disabledForeground' },
    context: `container ${isRunning ? 'running' : 'stopped'}${flood === undefined ? '' : ' flooded'}`,
    about: { lab },
    isExpanded: true,
    children: isRunning
      ? processes.map((process) => processRow(lab, container, process))
      : undefined,
  };
}

function ports({ published }: ContainerFacts): readonly string[] {
  return published.map(
    (port) => `port ${String(port.container)} published on ${port.address}:${String(port.host)}`,
  );
}

function processRow(lab: string, { id }: ContainerFacts, process: ProcessSnapshot): TreeNode {
  const { pid, user, command, commandLine, role, threads, startTicks } = process;
  const serving = threads.filter((thread) => thread.role === 'serving').length;
  const words = [
    ...(role === 'other' ? [] : [role]),
    `NLWP ${String(threads.length)}`,
    ...(serving > 0 ? [`${String(serving)} serving`] : []),
    user,
    command,
  ];
  return {
    id: `process ${id} ${String(pid)} ${String(startTicks)}`,
    label: `PID ${String(pid)}`,
    description: words.join(' · '),
    spoken: `Process ${String(pid)}, ${words.join(', ')}`,
    tooltip: `${commandLine}\nPID ${String(pid)} of ${user}, ${counted(threads.length, 'thread')} (NLWP)`,
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
  const words = [
    ...(role === 'other' ? [] : [role]),
    stateWords[state],
    ...(waitsFor === undefined ? [] : [`waits: ${waitsFor}`]),
  ];
  return {
    id: `thread ${container} ${String(pid)} ${String(startTicks)} ${String(lwp)}`,
    label: `LWP ${String(lwp)}`,
    description: words.join(' · '),
    spoken: `Thread ${String(lwp)}, ${words.join(', ')}`,
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

/** The states of proc(5) in words. */
const stateWords: Readonly<Record<ThreadState, string>> = {
  R: 'running (R)',
  S: 'sleeping (S)',
  D: 'in uninterruptible wait (D)',
  Z: 'zombie (Z)',
  T: 'stopped (T)',
  t: 'traced (t)',
  X: 'dead (X)',
  I: 'idle in the kernel (I)',
  '?': 'state unknown',
};
