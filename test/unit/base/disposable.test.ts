import assert from 'node:assert/strict';
import { DisposableStore, toDisposable } from '../../../src/core/base/disposable';
import { Emitter } from '../../../src/core/base/event';

describe('DisposableStore', () => {
  it('lets go of everything, newest first, even when one throws', () => {
    const released: string[] = [];
    const store = new DisposableStore();
    store.add(toDisposable(() => released.push('first')));
    store.add(
      toDisposable(() => {
        throw new Error('stuck');
      }),
    );
    store.add(toDisposable(() => released.push('last')));
    assert.throws(() => {
      store.dispose();
    }, AggregateError);
    assert.deepEqual(released, ['last', 'first']);
  });

  it('disposes at once what comes after its end', () => {
    let released = 0;
    const store = new DisposableStore();
    store.dispose();
    store.add(toDisposable(() => released++));
    assert.equal(released, 1);
  });

  it('releases only once', () => {
    let released = 0;
    const disposable = toDisposable(() => released++);
    disposable.dispose();
    disposable.dispose();
    assert.equal(released, 1);
  });
});

describe('Emitter', () => {
  it('tells listeners in order, and none that has left', () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    const first = emitter.event((value) => heard.push(`1 ${value}`));
    emitter.event((value) => heard.push(`2 ${value}`));
    emitter.fire('a');
    first.dispose();
    emitter.fire('b');
    assert.deepEqual(heard, ['1 a', '2 a', '2 b']);
    assert.equal(emitter.listenerCount, 1);
  });

  it('tells one subscription of a function that was subscribed twice, when the other leaves', () => {
    let heard = 0;
    const emitter = new Emitter<number>();
    const listener = (): number => heard++;
    emitter.event(listener).dispose();
    emitter.event(listener);
    emitter.fire(0);
    assert.equal(heard, 1);
  });
});
