import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { doTo } from '../helpers/engineRequests';
import { failureOf } from '../helpers/failureOf';
import { describeWithEngine } from '../helpers/realEngine';

describeWithEngine('Engine, containers', (real) => {
  it('creates what was asked for, no more, and tells it again', async () => {
    const request = await real.createRequest({
      environment: { WORD: 'a b' },
      capabilities: ['SYS_PTRACE'],
      processLimit: 23,
      memoryBytes: 64 * 1024 * 1024,
      tty: true,
    });
    await using container = await real.run(request);
    assert.equal(container.name, request.name);
    assert.ok(container.image.includes(request.image), container.image);
    assert.equal(container.tty, true);
    assert.equal(container.state, 'running');
    assert.equal(container.labels['live-labs.test'], real.labels['live-labs.test']);
    assert.ok(container.hostPid > 0);
    assert.ok(Date.parse(container.startedAt) > 0);
    assert.equal(container.workingDirectory, '/');
    assert.deepEqual(
      await real.engine.container(request.name),
      await real.engine.container(container.id),
    );
    const seen = await real.output(container.id, [
      'sh',
      '-c',
      'echo "$WORD"; grep CapEff /proc/self/status; ulimit -n; cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max 2>/dev/null',
    ]);
    const [word, capabilities, files, processes] = seen.trim().split('\n');
    assert.equal(word, 'a b');
    const set = BigInt(`0x${capabilities?.split('\t')[1] ?? ''}`);
    assert.equal((set >> 19n) & 1n, 1n, 'SYS_PTRACE is given');
    assert.equal((set >> 21n) & 1n, 0n, 'SYS_ADMIN is not');
    assert.equal(files, '16384');
    assert.equal(processes, '23');
  });

  it('finds containers by labels, in any state', async () => {
    const two = { ...real.labels, 'live-labs.x': '1' };
    await using running = await real.run({ labels: two });
    const created = await real.engine.create(await real.createRequest({ labels: two }));
    await real.engine.create(await real.createRequest());
    const ids = async (
      labels: Readonly<Record<string, string | true>>,
    ): Promise<readonly string[]> =>
      (await real.engine.containers(labels)).map(({ id }) => id).sort();
    assert.deepEqual(await ids(two), [running.id, created].sort());
    assert.deepEqual(
      await ids({ ...real.labels, 'live-labs.x': true }),
      [running.id, created].sort(),
    );
    assert.equal((await ids(real.labels)).length, 3);
    assert.deepEqual(await ids({ ...real.labels, 'live-labs.x': '2' }), []);
    for (const id of await ids(real.labels)) await real.engine.remove(id);
  });

  it('finds nothing where there is nothing, whatever the name', async () => {
    for (const name of ['live-labs-none', '../images/json', 'a b?c#d', '%2e%2e'])
      assert.equal(await real.engine.container(name), undefined, name);
  });

  it('publishes ports on the loopback address', async () => {
    await using container = await real.run({ ports: [{ host: 0, container: 80 }] });
    const [published, ...others] = container.published;
    assert.deepEqual(others, []);
    assert.equal(published?.address, '127.0.0.1');
    assert.equal(published.container, 80);
    assert.ok(published.host > 0);
  });

  it('tells which port another program has', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const ports = [{ host: address.port, container: 80 }];
    const id = await real.engine.create(await real.createRequest({ ports }));
    try {
      assert.equal((await failureOf(real.engine.start(id), 'port-taken')).port, address.port);
    } finally {
      server.close();
      await real.engine.remove(id);
    }
  });

  it('tells which port another container has', async () => {
    await using first = await real.run({ ports: [{ host: 0, container: 80 }] });
    const host = first.published[0]?.host ?? 0;
    const request = await real.createRequest({ ports: [{ host, container: 80 }] });
    const id = await real.engine.create(request);
    assert.equal((await failureOf(real.engine.start(id), 'port-taken')).port, host);
    await real.engine.remove(id);
  });

  it('tells whose the name is', async () => {
    await using first = await real.run();
    const request = await real.createRequest({ name: first.name });
    assert.deepEqual(await failureOf(real.engine.create(request), 'name-taken'), {
      name: first.name,
      image: first.image,
    });
  });

  it('tells that the image is missing', async () => {
    const request = await real.createRequest({ image: 'live-labs/none:1' });
    const facts = await failureOf(real.engine.create(request), 'image-missing');
    assert.equal(facts.image, 'live-labs/none:1');
  });

  it('tells that a command is missing in the image as the engine says it', async () => {
    await using image = await real.build('CMD ["no-such-command"]');
    const id = await real.engine.create(await real.createRequest({ image: image.name }));
    const facts = await failureOf(real.engine.start(id), 'engine-request-failed');
    assert.match(facts.why, /no-such-command/);
    await real.engine.remove(id);
  });

  it('keeps the state, the code and the log of one that dies at its start', async () => {
    await using image = await real.build('CMD ["sh", "-c", "echo one; echo two >&2; exit 4"]');
    await using container = await real.run({ image: image.name });
    const ended = await real.waitUntilEnded(container.id);
    assert.equal(ended.exitCode, 4);
    assert.equal(ended.hostPid, 0);
    assert.deepEqual([...(await real.engine.logs(container.id, 10))].sort(), ['one', 'two']);
    assert.equal((await real.engine.logs(container.id, 1)).length, 1);
  });

  it('reads a log with a TTY, even one that is a JSON text', async () => {
    await using image = await real.build(String.raw`CMD ["printf", "{ \"a\": 1 }\\n"]`);
    await using container = await real.run({ image: image.name, tty: true });
    await real.waitUntilEnded(container.id);
    assert.deepEqual(await real.engine.logs(container.id, 10), ['{ "a": 1 }']);
  });

  it('reads the log of one that runs, or that printed nothing', async () => {
    await using image = await real.build('CMD ["sh", "-c", "echo here; exec sleep infinity"]');
    await using talking = await real.run({ image: image.name });
    while ((await real.engine.logs(talking.id, 10)).length === 0) await real.pause();
    assert.deepEqual(await real.engine.logs(talking.id, 10), ['here']);
    await using silent = await real.run();
    assert.deepEqual(await real.engine.logs(silent.id, 10), []);
  });

  it('starts, stops and removes what is so already', async () => {
    await using container = await real.run();
    await real.engine.start(container.id);
    await real.engine.stop(container.id, 5);
    assert.equal((await real.engine.container(container.id))?.state, 'exited');
    await real.engine.stop(container.id, 5);
    await Promise.all([real.engine.remove(container.id), real.engine.remove(container.id)]);
    assert.equal(await real.engine.container(container.id), undefined);
    await real.engine.stop(container.id, 5);
    await real.engine.remove(container.id);
  });

  it('lets a paused one go on, and tells of it where it has to run', async () => {
    await using container = await real.run();
    await doTo(real.engine, container.id, 'pause');
    const shell = { command: ['true'], tty: false };
    const { isPaused } = await failureOf(
      real.engine.exec(container.id, shell),
      'container-stopped',
    );
    assert.equal(isPaused, true);
    await real.engine.unpause(container.id);
    assert.equal((await real.engine.container(container.id))?.state, 'running');
    await real.engine.unpause(container.id);
    assert.equal((await real.engine.container(container.id))?.state, 'running');
    await failureOf(real.engine.unpause('live-labs-none'), 'container-missing');
  });

  it('tells that a container to start or to read from is missing', async () => {
    await failureOf(real.engine.start('live-labs-none'), 'container-missing');
    await failureOf(real.engine.logs('live-labs-none', 1), 'container-missing');
  });

  it('tells what happens to containers, until it is told to stop', async () => {
    const stop = new AbortController();
    const events = real.engine.events(stop.signal);
    const request = await real.createRequest();
    const id = await real.engine.create(request);
    await real.engine.start(id);
    await real.engine.stop(id, 5);
    await real.engine.remove(id);
    const seen: string[] = [];
    for await (const { action, containerId, containerName, labels, at } of events) {
      if (containerId !== id) continue;
      assert.equal(containerName, request.name);
      assert.equal(labels['live-labs.test'], real.labels['live-labs.test']);
      assert.ok(Math.abs(at - Date.now()) < 3_600_000, 'milliseconds since the epoch');
      seen.push(action);
      if (action === 'destroy') stop.abort();
    }
    for (const action of ['create', 'start', 'die', 'destroy'])
      assert.ok(seen.includes(action), action);
  });
});
