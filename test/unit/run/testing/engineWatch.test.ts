import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { isLabsError, LabsError } from '../../../../src/core/base/errors';
import type { Engine, EngineAbout, EngineEvent } from '../../../../src/core/ports';
import { EngineWatch } from '../../../../src/run/testing/engineWatch';
import { FakeClock } from '../../../helpers/fakeClock';

/** An engine that can be made to stop telling events, and to stop answering. */
class DyingEngine implements Pick<Engine, 'address' | 'about' | 'events'> {
  readonly address = 'unix:///test.sock';
  answers = true;
  streams = 0;
  endStream: () => void = () => undefined;

  about(): Promise<EngineAbout> {
    if (this.answers) return Promise.resolve({} as EngineAbout);
    const { address } = this;
    return Promise.reject(new LabsError('engine-stopped', { address, tried: [] }));
  }

  async *events(signal: AbortSignal): AsyncGenerator<EngineEvent> {
    this.streams += 1;
    await new Promise<void>((resolve) => {
      this.endStream = resolve;
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    yield* [];
    if (signal.aborted) return;
    throw new LabsError('engine-request-failed', { doing: 'x', status: undefined, why: 'y' });
  }
}

describe('EngineWatch', () => {
  const watched = async (): Promise<{ engine: DyingEngine; watch: EngineWatch }> => {
    const engine = new DyingEngine();
    const watch = new EngineWatch(engine as unknown as Engine, new FakeClock());
    await setImmediate();
    return { engine, watch };
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  };

  it('tells that the engine has gone when its stream ends and it does not answer', async () => {
    const { engine, watch } = await watched();
    engine.answers = false;
    engine.endStream();
    await settle();
    assert.ok(isLabsError(watch.signal.reason, 'engine-lost'));
  });

  it('listens again where only the stream has ended', async () => {
    const { engine, watch } = await watched();
    engine.endStream();
    await settle();
    assert.deepEqual([watch.signal.aborted, engine.streams], [false, 2]);
    watch[Symbol.dispose]();
  });

  it('finds what is behind a request that failed', async () => {
    const { engine, watch } = await watched();
    engine.answers = false;
    const facts = { doing: 'x', status: undefined, why: 'socket hang up' };
    const explained = await watch.explain(new LabsError('engine-request-failed', facts));
    assert.ok(isLabsError(explained, 'engine-lost'));
  });

  it('leaves alone what the engine says of something else', async () => {
    const { engine, watch } = await watched();
    engine.answers = false;
    const failure = new LabsError('image-missing', { image: 'x' });
    assert.equal(await watch.explain(failure), failure);
    watch[Symbol.dispose]();
  });

  it('listens no more once it is over', async () => {
    const { engine, watch } = await watched();
    watch[Symbol.dispose]();
    await settle();
    assert.deepEqual([watch.signal.aborted, engine.streams], [false, 1]);
  });
});
