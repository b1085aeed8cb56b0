import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { failureOf } from '../helpers/failureOf';
import { engineOverTcp, type EngineOverTcp } from '../helpers/engineOverTcp';
import { describeWithEngine } from '../helpers/realEngine';
import { skipTest } from '../helpers/skip';

describeWithEngine('Engine, connection', (real) => {
  let tcp: EngineOverTcp | undefined;
  beforeEach(async function () {
    tcp = await engineOverTcp(real.engine);
    if (tcp === undefined) skipTest(this, 'the engine has no unix socket');
  });
  afterEach(() => tcp?.[Symbol.asyncDispose]());
  const far = (): EngineOverTcp => tcp ?? assert.fail('the hook skips without it');

  it('tells what it is', async () => {
    const about = await real.engine.about();
    assert.match(about.product, /^(Docker|Podman)$/);
    assert.match(about.apiVersion, /^\d+\.\d+/);
    assert.ok(about.memoryBytes > 100e6);
    assert.notEqual(about.operatingSystem, '');
    assert.deepEqual(await far().engine.about(), about);
  });

  it('ends a shell over TCP by the end of its input', async () => {
    await using container = await real.run();
    await using session = await far().engine.exec(container.id, { command: ['sh'], tty: false });
    await session.write('echo hello; exit 5\n');
    session.endInput();
    let text = '';
    for await (const { data } of session.output) text += Buffer.from(data).toString();
    assert.equal(text, 'hello\n');
    assert.equal(await session.exitCode, 5);
  });

  it('builds over TCP', async () => {
    await using request = await real.buildRequest({ Dockerfile: real.dockerfile('RUN true') });
    const id = await far().engine.build(request, {});
    assert.equal((await real.engine.image(request.tag))?.id, id);
  });

  it('tells that the engine stopped', async () => {
    await far().breakOff();
    const facts = await failureOf(far().engine.containers({}), 'engine-stopped');
    assert.equal(facts.address, far().engine.address);
  });

  it('tells the reader of a command that the connection broke', async () => {
    await using container = await real.run();
    await using session = await far().engine.exec(container.id, { command: ['cat'], tty: false });
    const reading = session.output[Symbol.asyncIterator]().next();
    await far().breakOff();
    await failureOf(reading, 'engine-request-failed');
    await failureOf(session.exitCode, 'engine-stopped');
  });

  it('tells the reader of events that the connection broke', async () => {
    const events = far().engine.events(new AbortController().signal);
    // Other containers of this machine may have events of their own meanwhile.
    const reading = Readable.from(events).toArray();
    await sleep(200);
    await far().breakOff();
    await failureOf(reading, 'engine-request-failed');
  });

  it('tells the reader of events that there is no engine any more, not before they read', async () => {
    await far().breakOff();
    const events = far().engine.events(new AbortController().signal);
    await sleep(50);
    await failureOf(events[Symbol.asyncIterator]().next(), 'engine-stopped');
  });

  it('lets go of everything when it is closed', async () => {
    await using container = await real.run();
    const session = await far().engine.exec(container.id, { command: ['cat'], tty: false });
    await far().engine[Symbol.asyncDispose]();
    for await (const chunk of session.output) assert.fail(Buffer.from(chunk.data).toString());
    await assert.rejects(session.exitCode);
  });
});
