import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/base/event';
import { Panels, type PanelHost } from '../../../src/ui/webviews/panels';

class Host implements PanelHost {
  isDisposed = false;

  constructor(
    public key: string,
    readonly panel = new Panel(),
  ) {}

  dispose(): void {
    this.isDisposed = true;
  }
}

class Panel {
  readonly #disposed = new Emitter<undefined>();
  readonly onDidDispose = this.#disposed.event as unknown as PanelHost['panel']['onDidDispose'];

  dispose(): void {
    this.#disposed.fire(undefined);
  }
}

describe('Panels', () => {
  it('know a view by what its lab is called now', () => {
    const panels = new Panels<Host>();
    const text = new Host('/notes.md');
    panels.put(text);
    text.key = 'notes';
    assert.equal(panels.get('notes'), text);
    const other = new Host('/notes.md');
    panels.put(other);
    assert.deepEqual([panels.all, text.isDisposed], [[text, other], false]);
  });

  it('have one view of a lab', () => {
    const panels = new Panels<Host>();
    const [first, second] = [new Host('lab'), new Host('lab')];
    panels.put(first);
    panels.put(second);
    assert.deepEqual([panels.all, first.isDisposed, second.isDisposed], [[second], true, false]);
  });

  it('keep a panel that goes on with another host, and forget one that was closed', () => {
    const panels = new Panels<Host>();
    const first = new Host('lab');
    const second = new Host('lab', first.panel);
    panels.put(first);
    panels.put(second);
    assert.deepEqual([panels.all, second.isDisposed], [[second], false]);
    second.panel.dispose();
    assert.deepEqual([panels.all, second.isDisposed], [[], true]);
  });
});
