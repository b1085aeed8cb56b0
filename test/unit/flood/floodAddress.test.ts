import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import type { ContainerFacts, Engine } from '../../../src/core/ports';
import { FloodAddress, RefusalsInRow } from '../../../src/flood/floodAddress';
import { nothingHeld, type HeldCounts } from '../../../src/flood/messages';

function counts(refused: number, others: Partial<HeldCounts> = {}): HeldCounts {
  return { ...nothingHeld, failed: { ECONNREFUSED: refused }, ...others };
}

describe('RefusalsInRow', () => {
  const cases: readonly (readonly [
    what: string,
    looks: readonly HeldCounts[],
    inRow: readonly number[],
  ])[] = [
    ['counts from the beginning', [counts(1), counts(2), counts(5)], [1, 2, 5]],
    ['begins anew while some are held', [counts(2, { held: 1 }), counts(3)], [0, 1]],
    [
      'begins anew once one was held and dropped in between',
      [counts(2), counts(4, { dropped: 1 }), counts(5, { dropped: 1 })],
      [2, 0, 1],
    ],
    [
      'begins anew once one was replaced in between',
      [counts(2), counts(4, { replaced: 1 }), counts(5, { replaced: 1 })],
      [2, 0, 1],
    ],
    [
      'begins anew at a look that a connection which has just opened asks for',
      [counts(2), counts(2), counts(4)],
      [2, 0, 2],
    ],
    ['does not count other failures', [{ ...nothingHeld, failed: { ECONNRESET: 9 } }], [0]],
  ];
  for (const [what, looks, inRow] of cases)
    it(what, () => {
      const refusals = new RefusalsInRow();
      assert.deepEqual(
        looks.map((look) => refusals.after(look)),
        inRow,
      );
    });
});

describe('FloodAddress', () => {
  const container = {
    ...{ id: 'abc', name: 'c', state: 'running', startedAt: '2026-11-23T20:56:00Z' },
    published: [{ address: '127.0.0.1', host: 8080, container: 80 }],
  } as unknown as ContainerFacts;
  const engineWith = (now: () => Promise<ContainerFacts | undefined>): Engine =>
    ({ container: now }) as unknown as Engine;
  const engine = engineWith(() => Promise.resolve(container));
  const run = {
    ...{ engine, container, target: { host: '127.0.0.1', port: 8080 } },
    isSame: undefined,
    proof: undefined,
    refusalsTell: true,
  };

  it('is dead after three refusals in a row', async () => {
    const address = new FloodAddress(run);
    assert.equal(await address.look(counts(2)), undefined);
    assert.equal((await address.look(counts(3)))?.code, 'port-dead');
  });

  it('is alive where old refusals were followed by a connection that has just opened', async () => {
    const address = new FloodAddress(run);
    assert.equal(await address.look(counts(2, { held: 1 })), undefined);
    assert.equal(await address.look(counts(4)), undefined);
    assert.equal(await address.look(counts(4)), undefined);
    assert.equal(await address.look(counts(5)), undefined);
    assert.equal((await address.look(counts(7)))?.code, 'port-dead');
  });

  it('is not judged by refusals where these tell nothing', async () => {
    const address = new FloodAddress({ ...run, refusalsTell: false });
    assert.equal(await address.look(counts(9)), undefined);
  });

  it('is dead once another holds it, whatever is held', async () => {
    let isSame = true;
    const address = new FloodAddress({ ...run, isSame: () => Promise.resolve(isSame) });
    assert.equal(await address.look(counts(0, { held: 9 })), undefined);
    isSame = false;
    assert.equal((await address.look(counts(0, { held: 9 })))?.code, 'port-dead');
  });

  it('is proved by its proxy before its engine has answered, and by nothing else', async () => {
    const proofs: string[] = [];
    for (const [what, said] of Object.entries({
      proxy: { proof: () => Promise.resolve(true) },
      another: { proof: () => Promise.resolve(false) },
      rules: { isSame: () => Promise.resolve(true) },
      nothing: {},
    })) {
      const slow = engineWith(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        proofs.push(`engine of ${what}`);
        return container;
      });
      const address = new FloodAddress({ ...run, ...said, engine: slow });
      await address.look(counts(0), () => void proofs.push(what));
    }
    assert.deepEqual(proofs, [
      ...['proxy', 'engine of proxy'],
      ...['engine of another', 'engine of rules', 'engine of nothing'],
    ]);
  });

  it('is lost with its container, whoever holds its port', async () => {
    const paused: ContainerFacts = { ...container, state: 'paused' };
    const address = new FloodAddress({
      ...{ ...run, isSame: () => Promise.resolve(false) },
      engine: engineWith(() => Promise.resolve(paused)),
    });
    const failure = await address.look(counts(0, { held: 9 }));
    assert.deepEqual(failure?.facts, { name: 'c', why: 'the container is paused' });
  });

  it('is lost with its engine, but not by a defect of ours', async () => {
    const lookWith = (caught: Error): Promise<LabsError | undefined> =>
      new FloodAddress({ ...run, engine: engineWith(() => Promise.reject(caught)) }).look(
        counts(0),
      );
    const gone = new LabsError('engine-lost', { address: 'memory' });
    const failure = await lookWith(gone);
    assert.deepEqual(failure?.facts, {
      name: 'c',
      why: `the engine does not answer any more (${gone.message})`,
    });
    await assert.rejects(lookWith(new TypeError('a defect')), TypeError);
  });
});
