import assert from 'node:assert/strict';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorCode, TriedAddress } from '../../../src/core/base/errorFacts';
import { isLabsError } from '../../../src/core/base/errors';
import { findEngine, tryEngines } from '../../../src/engine';
import { asNobody } from '../../helpers/asNobody';
import { skipTest } from '../../helpers/skip';
import { TemporaryMachine, type Listener } from '../../helpers/temporaryMachine';

const system = 'var/run/docker.sock';
const rootless = 'run/user/1000/docker.sock';

describe('findEngine', () => {
  /** What listens where, what is installed, and what comes of it: a socket, or a failure at one. */
  const cases: readonly {
    title: string;
    listens?: Readonly<Record<string, Listener>>;
    installed?: string;
    path?: string;
    host?: string;
    choice?: string;
    found?: string;
    fails?: ErrorCode;
    at?: string;
    /** How long an answer is waited for, in milliseconds. */
    patience?: number;
    detail?: RegExp;
  }[] = [
    { title: 'finds an engine', listens: { [system]: 'engine' }, found: system },
    {
      title: 'takes the first in order',
      listens: { [rootless]: 'engine', [system]: 'engine' },
      found: system,
    },
    {
      title: 'goes on where one does not answer',
      listens: { [system]: 'nobody', [rootless]: 'engine' },
      found: rootless,
    },
    {
      title: 'follows DOCKER_HOST first',
      listens: { [system]: 'engine', 'x.sock': 'engine' },
      host: 'x.sock',
      found: 'x.sock',
    },
    {
      title: 'follows the choice before DOCKER_HOST',
      listens: { 'x.sock': 'engine', 'y.sock': 'engine' },
      host: 'x.sock',
      choice: 'y.sock',
      found: 'y.sock',
    },
    {
      title: 'never replaces DOCKER_HOST by another',
      listens: { [system]: 'engine' },
      host: 'x.sock',
      fails: 'engine-choice-failed',
      at: 'x.sock',
    },
    {
      title: 'never replaces the choice by another',
      listens: { [system]: 'engine', 'x.sock': 'nobody' },
      host: system,
      choice: 'x.sock',
      fails: 'engine-choice-failed',
      at: 'x.sock',
      detail: /ECONNREFUSED/,
    },
    { title: 'tells that there is none', fails: 'engine-missing' },
    {
      title: 'takes a client for no engine',
      installed: 'bin/docker',
      path: 'bin',
      fails: 'engine-missing',
    },
    {
      title: 'tells that an installed one is stopped',
      installed: 'bin/podman',
      path: 'bin',
      fails: 'engine-stopped',
      at: system,
    },
    {
      title: 'knows where engines lie that are not on the path',
      installed: 'usr/sbin/dockerd',
      fails: 'engine-stopped',
      at: system,
    },
    {
      title: 'tells that nobody answers on a socket',
      listens: { [rootless]: 'nobody' },
      fails: 'engine-stopped',
      at: rootless,
      detail: /ECONNREFUSED/,
    },
    {
      title: 'takes a web server for no engine',
      listens: { [system]: 'other web server' },
      fails: 'engine-stopped',
      at: system,
      detail: /not as a container engine/,
    },
    {
      title: 'takes any other server for no engine',
      listens: { [system]: 'no web server' },
      fails: 'engine-stopped',
      at: system,
      detail: /Parse Error/,
    },
    {
      title: 'does not wait for a silent one for ever',
      listens: { [system]: 'silent' },
      fails: 'engine-stopped',
      at: system,
      patience: 20,
      detail: /no answer within 0.02 s/,
    },
  ];

  for (const {
    title,
    listens = {},
    installed,
    path,
    host,
    choice,
    found,
    fails,
    at,
    patience = 1000,
    detail,
  } of cases)
    it(title, async () => {
      await using machine = await TemporaryMachine.create();
      for (const [socket, listener] of Object.entries(listens))
        await machine.listen(socket, listener);
      if (installed !== undefined) await machine.install(installed);
      const address = (socket: string): string => `unix://${join(machine.root, socket)}`;
      const environment = {
        ...machine.environment({
          ...(path === undefined ? {} : { PATH: join(machine.root, path) }),
          ...(host === undefined ? {} : { DOCKER_HOST: address(host) }),
        }),
        patienceMilliseconds: patience,
      };
      const search = { environment, choice: choice === undefined ? undefined : address(choice) };
      if (found !== undefined) {
        await using engine = await findEngine(search);
        assert.equal(engine.address, address(found));
      } else {
        const facts = await failureOf(findEngine(search), fails);
        if (at !== undefined) assert.equal(facts.address, address(at));
        if (detail !== undefined) assert.match(facts.detail ?? '', detail);
      }
    });

  it('reaches an engine over TCP', async () => {
    await using machine = await TemporaryMachine.create();
    const choice = `tcp://127.0.0.1:${String(await machine.listenTcp('engine'))}`;
    await using engine = await findEngine({ choice, environment: machine.environment() });
    assert.equal(engine.address, choice);
  });

  const badChoices: readonly [choice: string, expected: Pick<TriedAddress, 'result'>, RegExp][] = [
    ['ssh://user@box', { result: 'unsupported' }, /over ssh/],
    ['tcp://127.0.0.1:1', { result: 'refused' }, /ECONNREFUSED/],
    ['https://127.0.0.1:1', { result: 'refused' }, /(ca|cert|key)\.pem/],
  ];
  for (const [choice, { result }, detail] of badChoices)
    it(`fails with ${result} for ${choice}`, async () => {
      await using machine = await TemporaryMachine.create();
      const environment = machine.environment();
      const facts = await failureOf(findEngine({ choice, environment }), 'engine-choice-failed');
      assert.equal(facts.result, result);
      assert.match(facts.detail ?? '', detail);
    });

  it('is not misled by a DOCKER_HOST of ours that cannot be read', async () => {
    await using machine = await TemporaryMachine.create();
    await machine.listen(system, 'engine');
    const { DOCKER_HOST: before } = process.env;
    process.env['DOCKER_HOST'] = 'tcp://not:a:host';
    try {
      await using engine = await findEngine({ environment: machine.environment() });
      assert.match(engine.address, /docker\.sock$/);
      assert.equal(process.env['DOCKER_HOST'], 'tcp://not:a:host');
    } finally {
      delete process.env['DOCKER_HOST'];
      if (before !== undefined) process.env['DOCKER_HOST'] = before;
    }
  });

  it('stops when it is told to', async () => {
    await using machine = await TemporaryMachine.create();
    await machine.listen(system, 'silent');
    const stop = new AbortController();
    const search = findEngine({ environment: machine.environment(), signal: stop.signal });
    stop.abort(new Error('enough'));
    await assert.rejects(search, /enough/);
  });

  it('tells that a socket may not be used, before that another is stopped', async function () {
    if (process.platform === 'win32') skipTest(this, 'files have no modes on Windows');
    await using machine = await TemporaryMachine.create();
    await machine.listen(system, 'nobody');
    await machine.listen(rootless, 'locked');
    const environment = machine.environment();
    const facts = await asNobody(() => failureOf(findEngine({ environment }), 'engine-forbidden'));
    assert.equal(facts.address, `unix://${join(machine.root, rootless)}`);
    assert.match(facts.detail ?? '', /EACCES/);
  });

  it('draws no conclusion from a folder that it may not look into', async function () {
    if (process.platform === 'win32') skipTest(this, 'files have no modes on Windows');
    await using machine = await TemporaryMachine.create();
    const folder = join(machine.root, 'run/podman');
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0);
    const environment = machine.environment();
    await asNobody(() => failureOf(findEngine({ environment }), 'engine-missing'));
    await chmod(folder, 0o755);
  });
});

describe('tryEngines', () => {
  it('tells what is at every address', async () => {
    await using machine = await TemporaryMachine.create();
    await machine.listen(system, 'engine');
    await machine.listen(rootless, 'nobody');
    const tried = await tryEngines({ environment: machine.environment(), choice: 'ssh://box' });
    assert.deepEqual(
      tried.map(({ way, result }) => `${way}: ${result}`),
      [
        'the --engine flag or the engine setting: unsupported',
        'Docker: answered',
        'rootless Docker: refused',
        'Docker Desktop: absent',
        'Docker Desktop: absent',
        'Colima: absent',
        'Rancher Desktop: absent',
        'rootless Podman: absent',
        'Podman: absent',
      ],
    );
  });
});

/** The address that a failure is about, with what was found there. */
async function failureOf(
  search: Promise<unknown>,
  code: ErrorCode | undefined,
): Promise<Partial<TriedAddress>> {
  try {
    await search;
  } catch (caught) {
    assert.ok(isLabsError(caught), String(caught));
    assert.equal(caught.code, code);
    if (isLabsError(caught, 'engine-choice-failed')) return caught.facts.choice;
    if (isLabsError(caught, 'engine-missing')) return {};
    if (isLabsError(caught, 'engine-stopped') || isLabsError(caught, 'engine-forbidden')) {
      const { address, tried } = caught.facts;
      return { address, ...tried.find((one) => one.address === address) };
    }
  }
  assert.fail(`no ${String(code)}`);
}
