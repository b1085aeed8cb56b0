import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/event';
import type { FloodEnd, FloodState } from '../../src/core/ports';
import type { Snapshot } from '../../src/core/threads/snapshot';
import type { LabSession } from '../../src/run/labSession';
import { FloodTerminal, showFloodTerminal } from '../../src/ui/terminals/floodTerminal';
import { floodState } from '../helpers/floods';
import { makeSnapshot } from '../helpers/makeSnapshot';
import { activated } from './support/activated';

/** A session that only has a flood. */
class FloodedSession {
  readonly floods = new Emitter<FloodState | undefined>();
  readonly ends = new Emitter<FloodEnd>();
  readonly onFlood = this.floods.event;
  readonly onFloodEnd = this.ends.event;
  readonly lab = { id: 'of-a-test' };
  readonly loaded = { container: { name: 'apache2-test' } };
  flood: FloodState | undefined = floodState({ endsAt: Date.now() + 600_000 });
  readonly viewers = new Set<(snapshot: Snapshot) => void>();
  readonly live = {
    watch: (show: (snapshot: Snapshot) => void): vscode.Disposable => {
      this.viewers.add(show);
      return new vscode.Disposable(() => this.viewers.delete(show));
    },
  };

  get asSession(): LabSession {
    return this as unknown as LabSession;
  }

  end(end: FloodEnd): void {
    this.flood = undefined;
    this.floods.fire(undefined);
    this.ends.fire(end);
  }
}

describe('the terminal of a flood', () => {
  let session: FloodedSession;
  let terminal: FloodTerminal;
  let written: string;
  let closed: number;

  beforeEach(() => {
    session = new FloodedSession();
    terminal = new FloodTerminal(session.asSession);
    written = '';
    closed = 0;
    terminal.onDidWrite((text) => (written += text));
    terminal.onDidClose(() => (closed += 1));
    terminal.open({ columns: 120, rows: 20 });
  });

  afterEach(() => {
    terminal.close();
  });

  it('says how it is left, and writes its one line anew', () => {
    assert.match(written, /^Press ENTER to exit: all connections to apache2-test are released/);
    assert.match(written, /100\/100 held · \? accepted · \? waiting/);
    for (const show of session.viewers) show(makeSnapshot([], { established: 80, queued: 20 }));
    const last = written.slice(written.lastIndexOf('\r'));
    assert.match(last, /100\/100 held · 80 accepted · 20 waiting/);
    assert.equal(last.includes('\n'), false);
  });

  it('is written anew as a whole where it becomes narrower, so that nothing of a longer line stays', () => {
    written = '';
    terminal.setDimensions({ columns: 40, rows: 20 });
    assert.ok(written.startsWith('\u001b[2J\u001b[3J\u001b[HPress ENTER to exit'));
    const line = written.slice(written.lastIndexOf('\r'));
    assert.match(line, /100\/100 held/);
    assert.doesNotMatch(line, /waiting/);
    written = '';
    terminal.setDimensions({ columns: 40, rows: 10 });
    assert.equal(written, '');
  });

  it('looks into the container only while there is a flood and it is open', () => {
    assert.equal(session.viewers.size, 1);
    session.end({ why: 'time' });
    assert.equal(session.viewers.size, 0);
    session.flood = floodState();
    session.floods.fire(session.flood);
    assert.equal(session.viewers.size, 1);
    terminal.close();
    assert.equal(session.viewers.size, 0);
  });

  it('says why the flood has ended, stays, and closes by another ENTER', () => {
    session.end({ why: 'time' });
    assert.match(written, /The time is over, so all connections to apache2-test were released\./);
    assert.equal(closed, 0);
    terminal.handleInput('x');
    assert.equal(closed, 0);
    terminal.handleInput('\r');
    assert.equal(closed, 1);
  });

  it('ends with what is true then, also where the reason is told later', () => {
    for (const show of session.viewers) show(makeSnapshot([], { established: 80, queued: 20 }));
    session.flood = undefined;
    session.floods.fire(undefined);
    const last = written.slice(written.lastIndexOf('\r\u001b'));
    assert.match(last, /0\/100 held · 0 dropped · 0 replaced · 0 errors/);
    assert.doesNotMatch(last, /accepted|left/);
    session.ends.fire({ why: 'time' });
    assert.match(written, /The time is over[^]*While apache2-test runs, "Flood Connections…"/);
  });

  it('goes on with another flood that stands before it was told why the last ended', () => {
    session.flood = undefined;
    session.floods.fire(undefined);
    session.flood = floodState({ wanted: 7, endsAt: Date.now() + 600_000 });
    session.floods.fire(session.flood);
    session.ends.fire({ why: 'time' });
    assert.match(written, /The time is over[^]*Press ENTER to exit[^]*7\/7 held/);
    assert.equal(session.viewers.size, 1);
  });

  it('is there once for each lab, and is no shell of ours', async () => {
    const { terminals, context } = await activated();
    // Whatever is known of a shell without a process.
    const known = { undefined: { place: 'host', lab: 'of-a-test' } };
    await context.workspaceState.update('terminals', known);
    const shown = (): readonly vscode.Terminal[] =>
      vscode.window.terminals.filter(({ name }) => name === 'Flood of apache2-test');
    showFloodTerminal(session.asSession);
    while (shown().length === 0) await sleep(20);
    showFloodTerminal(session.asSession);
    const [only] = shown();
    assert.ok(only !== undefined && shown().length === 1);
    await only.processId;
    await sleep(0);
    assert.equal(terminals.roleOf(only), undefined);
    await context.workspaceState.update('terminals', undefined);
    only.dispose();
    while (shown().length > 0) await sleep(20);
  });
});
