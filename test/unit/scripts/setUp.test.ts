import assert from 'node:assert/strict';
import type { Part } from '../../../scripts/setup/part';
import { parts } from '../../../scripts/setup/parts';
import { provideAll } from '../../../scripts/setup/setUp';
import type { SetupContext } from '../../../scripts/setup/setupContext';
import { Endings } from '../../../scripts/tools/endings';
import { PartMissing } from '../../../scripts/tools/partMissing';

/** Parts that write down what happens to them. */
class Workshop {
  readonly happened: string[] = [];
  readonly endings = new Endings();

  part(name: string, isThere: boolean, provide: 'ends' | 'stays' | 'fails' = 'ends'): Part {
    return {
      name,
      isThere: () => Promise.resolve(isThere),
      provide: () => {
        this.happened.push(`provide ${name}`);
        if (provide === 'fails') return Promise.reject(new PartMissing(`No ${name}.`, 'Get one.'));
        if (provide === 'stays') return Promise.resolve(undefined);
        return Promise.resolve({
          [Symbol.asyncDispose]: () => {
            this.happened.push(`end ${name}`);
            return Promise.resolve();
          },
        });
      },
    };
  }

  provide(...needed: readonly Part[]): Promise<void> {
    return provideAll(needed, this.endings, (name) => this.happened.push(`tell ${name}`));
  }
}

describe('parts', () => {
  it('come after those that they need', () => {
    const context = { machine: { user: 'student' } } as SetupContext;
    assert.deepEqual(
      parts.engine.map((make) => make(context).name),
      [
        'a container engine',
        'a container engine that runs',
        'the right of student to use the container engine',
        'the image httpd:2.4, or what stands in for it',
      ],
    );
  });
});

describe('provideAll', () => {
  it('provides only what is missing, in order, and ends it newest first', async () => {
    const shop = new Workshop();
    await shop.provide(
      shop.part('a', false),
      shop.part('b', true),
      shop.part('c', false, 'stays'),
      shop.part('d', false),
    );
    await shop.endings[Symbol.asyncDispose]();
    assert.deepEqual(shop.happened, [
      ...['tell a', 'provide a', 'tell c', 'provide c', 'tell d', 'provide d'],
      ...['end d', 'end a'],
    ]);
  });

  it('stops at the first part that cannot be had, and ends what came before', async () => {
    const shop = new Workshop();
    const work = shop.provide(
      shop.part('a', false),
      shop.part('b', false, 'fails'),
      shop.part('c', false),
    );
    await assert.rejects(work, new PartMissing('No b.', 'Get one.'));
    await shop.endings[Symbol.asyncDispose]();
    assert.deepEqual(shop.happened, ['tell a', 'provide a', 'tell b', 'provide b', 'end a']);
  });
});

describe('Endings', () => {
  it('end all, once, even when one fails', async () => {
    const ended: number[] = [];
    const endings = new Endings();
    for (const number of [1, 2, 3])
      endings.add({
        [Symbol.asyncDispose]: () => {
          ended.push(number);
          return number === 2 ? Promise.reject(new Error('stuck')) : Promise.resolve();
        },
      });
    await assert.rejects(endings[Symbol.asyncDispose](), AggregateError);
    await endings[Symbol.asyncDispose]();
    assert.deepEqual(ended, [3, 2, 1]);
  });
});
