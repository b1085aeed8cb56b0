import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { abortReason } from '../../../src/core/base/clock';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { EngineEvent } from '../../../src/core/ports';
import type { RunnableLab } from '../../../src/run/loadLab';
import { inRig, type RigEnd } from '../../../src/run/testing/inRig';
import type { TestRig } from '../../../src/run/testing/testRig';
import type { TestEvent } from '../../../src/run/testReport';
import { FakeClock } from '../../helpers/fakeClock';
import { memoryContext } from '../../helpers/memoryContext';
import { MemoryEngine } from '../../helpers/memoryEngine';

/** Tells of each container that is removed, whoever does it. */
class TellingEngine extends MemoryEngine {
  readonly #told = new EventEmitter<{ destroy: [id: string] }>();

  override async remove(id: string): Promise<void> {
    await super.remove(id);
    this.#told.emit('destroy', id);
  }

  override async *events(signal?: AbortSignal): AsyncGenerator<EngineEvent> {
    for (;;) {
      const [containerId = ''] = (await once(this.#told, 'destroy', { signal })) as string[];
      yield { action: 'destroy', containerId, containerName: '', labels: {}, at: 0 };
    }
  }
}

describe('a test of a lab', () => {
  const { lab } = parseLab(
    '---\ncontainer: { container_name: demo, image: "demo:1" }\n---\n## A\n',
  );
  let folder: string;
  let told: TestEvent[];
  const own = process.env['TMPDIR'];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
    process.env['TMPDIR'] = folder;
    told = [];
  });
  afterEach(async () => {
    if (own === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = own;
    await rm(folder, { recursive: true });
  });

  async function ended(
    work: (rig: TestRig, engine: MemoryEngine) => Promise<void>,
  ): Promise<RigEnd> {
    assert.ok(lab.container);
    const loaded = { lab, container: lab.container, folder: 'test/fixtures/run/tiny' };
    const engine = new TellingEngine();
    const context = memoryContext(engine, new FakeClock(), 'lease');
    const tell = (event: TestEvent): void => void told.push(event);
    const options = { keep: false, signal: new AbortController().signal, tell };
    return inRig(loaded as RunnableLab, context, options, (rig) => work(rig, engine));
  }

  it('ends at once where somebody else removes its container', async () => {
    const { error } = await ended(async (rig, engine) => {
      await rig.container.start({});
      await engine.remove(engine.ids[0] ?? '');
      if (!rig.signal.aborted) await once(rig.signal, 'abort');
      throw abortReason(rig.signal);
    });
    assert.equal(error?.code, 'container-lost');
    assert.deepEqual(await readdir(folder), []);
  });

  it('goes on where it has removed its container itself', async () => {
    const { error } = await ended(async (rig) => {
      await rig.container.start({});
      await rig.container.stop();
      await rig.container.start({});
      await rig.beginAnew({});
      await new Promise(setImmediate);
      rig.signal.throwIfAborted();
    });
    assert.equal(error, undefined);
  });
});
