import {
  countRole,
  countThreads,
  isRead,
  type ProcessGroups,
} from '../../core/threads/processGroups';
import type { ProcessSnapshot } from '../../core/threads/snapshot';

// What follows from what is counted in a snapshot and from the lab's facts.

/** Most workers that the server may start, and from which two facts that follows. */
export interface WorkerLimit {
  readonly workers: number;
  readonly maxRequestWorkers: number;
  readonly threadsPerChild: number;
}

/** Undefined where the facts are not known or make no sense. */
export function workerLimit(facts: Readonly<Record<string, number>>): WorkerLimit | undefined {
  const maxRequestWorkers = facts['MaxRequestWorkers'] ?? 0;
  const threadsPerChild = facts['ThreadsPerChild'] ?? 0;
  if (threadsPerChild < 1 || !Number.isFinite(maxRequestWorkers)) return undefined;
  const workers = Math.floor(maxRequestWorkers / threadsPerChild);
  return workers < 1 ? undefined : { workers, maxRequestWorkers, threadsPerChild };
}

/** All threads there are = `parent` + `workers` × (`pool` + `listeners` + `mains`) + `others`. */
export interface Equation {
  readonly threads: number;
  readonly parent: number;
  readonly workers: number;
  /** Threads that serve or could serve, in each worker. */
  readonly pool: number;
  readonly listeners: number;
  readonly mains: number;
  readonly others: number;
}

/** Undefined unless it is true: one parent, and workers that are all alike. */
export function findEquation({ parents, workers, others }: ProcessGroups): Equation | undefined {
  const first = workers.find(isRead);
  if (first === undefined || parents.length !== 1) return undefined;
  const shape = shapeOf(first);
  // Of one whose threads were only counted nothing else can be told than that there are as many.
  const isAlike = (worker: ProcessSnapshot): boolean =>
    isRead(worker) ? sameShape(shapeOf(worker), shape) : worker.threadCount === first.threadCount;
  if (shape.pool === 0 || !workers.every(isAlike)) return undefined;
  return {
    threads: countThreads([...parents, ...workers, ...others]),
    parent: countThreads(parents),
    workers: workers.length,
    pool: shape.pool,
    listeners: shape.listeners,
    mains: shape.mains,
    others: countThreads(others),
  };
}

/** How many threads there will be when all workers have been started; undefined if not certain. */
export function threadsAtLimit(
  { parents, workers, others }: ProcessGroups,
  limit: WorkerLimit | undefined,
): number | undefined {
  // A worker that is just starting has not all of its threads yet, so any full one is the measure.
  const full = workers.find((worker) => shapeOf(worker).pool === limit?.threadsPerChild);
  if (limit === undefined || full === undefined) return undefined;
  return countThreads([...parents, ...others]) + limit.workers * full.threadCount;
}

interface Shape {
  readonly pool: number;
  readonly listeners: number;
  readonly mains: number;
  readonly unknown: number;
}

function shapeOf(worker: ProcessSnapshot): Shape {
  return {
    pool: countRole([worker], 'serving') + countRole([worker], 'idle'),
    listeners: countRole([worker], 'listener'),
    mains: countRole([worker], 'main'),
    unknown: countRole([worker], 'other'),
  };
}

function sameShape(one: Shape, other: Shape): boolean {
  return (
    one.unknown === 0 &&
    one.pool === other.pool &&
    one.listeners === other.listeners &&
    one.mains === other.mains
  );
}
