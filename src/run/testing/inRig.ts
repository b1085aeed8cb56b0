import { abortReason } from '../../core/base/clock';
import { isLabsError, LabsError } from '../../core/base/errors';
import type { RunnableLab } from '../loadLab';
import type { RunContext } from '../runContext';
import type { KeptThings, TestEvent } from '../testReport';
import { cleanUp } from './cleanUp';
import { EngineWatch } from './engineWatch';
import { LabCopy } from './labCopy';
import { TestRig } from './testRig';

interface RigOptions {
  /** Leave what was made. */
  readonly keep: boolean;
  readonly signal: AbortSignal;
  readonly tell: (event: TestEvent) => void;
}

/** What has become of some work. */
export interface RigEnd {
  /** What kept it from coming to its end. */
  readonly error: { readonly code: LabsError['code']; readonly message: string } | undefined;
  readonly kept: KeptThings | undefined;
}

/** Works with a rig in a copy of the lab's folder, and cleans up behind it. */
export async function inRig(
  loaded: RunnableLab,
  context: RunContext,
  options: RigOptions,
  work: (rig: TestRig) => Promise<void>,
): Promise<RigEnd> {
  const copy = await copyOf(loaded, context, options.signal);
  if (isLabsError(copy)) return { error: copy, kept: undefined };
  try {
    const { error, kept } = await inCopy(copy, context, options, work);
    // Who interrupts while an engine is waited for is told that it has gone.
    if (options.signal.aborted) throw error ?? abortReason(options.signal);
    return { error: error && { code: error.code, message: copy.named(error.message) }, kept };
  } finally {
    if (!options.keep) await copy.remove();
  }
}

async function copyOf(
  loaded: RunnableLab,
  context: RunContext,
  signal: AbortSignal,
): Promise<LabCopy | LabsError> {
  try {
    return await LabCopy.of(loaded, context, signal);
  } catch (caught) {
    signal.throwIfAborted();
    if (isLabsError(caught)) return caught;
    throw caught;
  }
}

async function inCopy(
  { lab, named }: LabCopy,
  context: RunContext,
  { keep, signal: userSignal, tell }: RigOptions,
  work: (rig: TestRig) => Promise<void>,
): Promise<{ readonly error: LabsError | undefined; readonly kept: KeptThings | undefined }> {
  using watch = new EngineWatch(context.engine, context.clock);
  const lost = new AbortController();
  const signal = AbortSignal.any([userSignal, watch.signal, lost.signal]);
  const rig = new TestRig(lab, context, signal, tell, named);
  watch.onEvent(({ action, containerId }) => {
    if (action === 'destroy' && rig.container.misses(containerId))
      lost.abort(new LabsError('container-lost', { name: lab.container.name }));
  });
  let error: LabsError | undefined;
  try {
    await work(rig);
  } catch (caught) {
    userSignal.throwIfAborted();
    const found: unknown = lost.signal.aborted
      ? lost.signal.reason
      : await watch.explain(await lossOr(caught, rig));
    if (!isLabsError(found)) throw found;
    error = found;
  } finally {
    await cleanUp(rig, keep, watch, userSignal);
    if (keep) tell({ type: 'kept', kept: keptOf(rig) });
  }
  return { error, kept: keep ? keptOf(rig) : undefined };
}

/** What is behind a failure that came before the engine told of a removal. */
async function lossOr(failure: unknown, { container }: TestRig): Promise<unknown> {
  try {
    await container.mustBeThere(true);
    return failure;
  } catch (caught) {
    return isLabsError(caught, 'container-lost') ? caught : failure;
  }
}

function keptOf({ container, loaded }: TestRig): KeptThings {
  return { ...container.left, folder: loaded.folder };
}
