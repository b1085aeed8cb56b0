import assert from 'node:assert/strict';
import { explainProcess, explainThread } from '../../../src/core/threads/explain';
import { assignRoles } from '../../../src/core/threads/roles/assignRoles';
import { serverWords } from '../../../src/core/threads/roles/serverWords';
import type { ProcessSnapshot, Snapshot } from '../../../src/core/threads/snapshot';
import { systemCallNames } from '../../../src/core/threads/systemCallNames';
import { threadWaitWords, waitWords } from '../../../src/core/threads/waitWords';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

/** A server: its parent's wait, and how many workers wait in what. */
function serverOf(command: string, workers: number, waits: readonly string[]): Snapshot {
  const made = (pid: number, ppid: number, own: readonly string[]): ProcessSnapshot =>
    makeProcess(pid, {
      ppid,
      command,
      threads: own.map((waitsFor, index) => makeThread(pid + index * 1000, { waitsFor })),
    });
  const children = Array.from({ length: workers }, (_, index) => made(8 + index, 1, waits));
  return makeSnapshot(assignRoles([made(1, 0, ['select']), ...children]));
}

const busy = ['read', 'poll', 'poll', 'poll', 'poll', 'poll', 'epoll_wait'];

describe('servers in words', () => {
  const cases = [
    { name: 'event, busy', seen: serverOf('httpd', 16, busy), words: 'event MPM' },
    {
      name: 'event, idle',
      seen: serverOf('httpd', 2, ['read', 'futex', 'epoll_wait']),
      words: 'event MPM',
    },
    {
      name: 'worker',
      seen: serverOf('apache2', 2, ['read', 'futex', 'accept4']),
      words: 'worker MPM',
    },
    { name: 'prefork', seen: serverOf('httpd', 2, ['accept4']), words: 'prefork MPM' },
    { name: 'another program', seen: serverOf('cron', 2, ['accept4']), words: undefined },
    {
      name: 'no listener',
      seen: serverOf('httpd', 2, ['read', 'futex', 'futex']),
      words: undefined,
    },
  ];
  for (const { name, seen, words } of cases)
    it(name, () => {
      assert.equal(serverWords(seen), words);
    });

  it('tells the roles of a full event MPM', () => {
    const threads = serverOf('httpd', 16, busy).processes.flatMap((process) => process.threads);
    const count = (role: string): number => threads.filter((thread) => thread.role === role).length;
    assert.deepEqual(['main', 'listener', 'serving', 'idle'].map(count), [17, 16, 80, 0]);
  });

  it('knows nginx by its titles', () => {
    const titled = (pid: number, ppid: number, title: string): ProcessSnapshot =>
      makeProcess(pid, { ppid, command: 'nginx', commandLine: `nginx: ${title}` });
    const processes = assignRoles([
      titled(1, 0, 'master process nginx -g daemon off;'),
      titled(5, 1, 'worker process'),
      titled(6, 1, 'worker process'),
      titled(7, 1, 'cache manager process'),
    ]);
    assert.deepEqual(
      processes.map(({ role }) => role),
      ['parent', 'worker', 'worker', 'other'],
    );
    assert.equal(
      serverWords(makeSnapshot(processes)),
      'nginx with an event loop in each of 2 workers',
    );
    const said = processes.map(explainProcess);
    assert.match(said[0] ?? '', /^The master/);
    assert.match(said[1] ?? '', /event loop/);
    assert.match(said[3] ?? '', /cache/);
  });
});

describe('explanations', () => {
  const { processes } = serverOf('httpd', 2, ['read', 'poll', 'epoll_wait', 'futex']);
  const [parent, worker] = processes;

  it('tell what each process and thread of httpd is for', () => {
    assert.ok(parent && worker);
    assert.match(explainProcess(parent), /^The parent/);
    assert.match(explainProcess(worker), /4 threads/);
    const said = worker.threads.map((thread) => explainThread(worker, thread));
    for (const [index, words] of [/pipe of death/, /^Serves/, /epoll_wait/, /futex/].entries())
      assert.match(said[index] ?? '', words);
  });

  it('tell first that something is stopped, has ended or is ours', () => {
    assert.ok(worker);
    assert.match(explainThread(worker, makeThread(8, { state: 'T' })), /CONT/);
    assert.match(explainProcess({ ...worker, threads: [makeThread(8, { state: 'Z' })] }), /zombie/);
    assert.match(explainProcess({ ...worker, ours: true }), /Live Labs/);
  });
});

describe('waitWords', () => {
  it('has words for each call that has a name', () => {
    const names = Object.values(systemCallNames).flatMap((table) => Object.values(table));
    assert.deepEqual(
      names.filter((name) => waitWords(name) === name),
      [],
    );
  });

  it('says the name of another, and what is not readable', () => {
    assert.equal(waitWords('constructor'), 'constructor');
    assert.equal(waitWords('system call 999'), 'waits in system call 999');
    const waits = { state: 'S', waitsFor: undefined } as const;
    assert.equal(threadWaitWords({ seesWaits: true }, waits), 'runs');
    assert.match(threadWaitWords({ seesWaits: false }, waits), /not readable/);
  });
});
