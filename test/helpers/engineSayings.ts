import { Agent } from 'node:http';
import type Docker from 'dockerode';
import { LabsError } from '../../src/core/base/errors';
import { labLabel, type ContainerFacts, type Engine } from '../../src/core/ports';
import { readEndpoint } from '../../src/engine/connect/endpoint';
import { thisMachine } from '../../src/engine/connect/environment';
import { ways } from '../../src/engine/connect/ways';
import { DockerEngine } from '../../src/engine/dockerEngine';
import { layerProgress } from '../../src/engine/requests/layerProgress';
import { NothingOfThatName } from '../../src/engine/requests/nothingOfThatName';
import { examineLab } from '../../src/run/doctor';
import type { RunnableLab } from '../../src/run/loadLab';
import { terminalShell } from '../../src/run/shells/terminalShell';
import type { Saying } from './sayings';
import { flood } from './floods';

/** What is told around the core: of an engine, the flood, the doctor and shells. */
export const engineSayings: Readonly<Record<string, Saying>> = {
  'requests that fail': {
    facts: ['qwhy', 'qname', 'qfile', 'qfolder', 'docker'],
    say: () => Promise.all(requests.map((ask) => sentenceOf(() => ask(brokenEngine())))),
  },
  'addresses of engines': {
    facts: ['qscheme'],
    say: () => [
      ...['unix://', 'tcp://', 'tcp://:1', 'ssh://x', 'qscheme://x'].flatMap((address) => {
        const endpoint = readEndpoint(address, thisMachine());
        return endpoint.kind === 'unsupported' ? [endpoint.why] : [];
      }),
      new NothingOfThatName('').message,
    ],
  },
  'ways to an engine': {
    facts: ['DOCKER_HOST', 'Docker', 'Desktop', 'OrbStack', 'Colima', 'Rancher', 'Podman'],
    say: () => ways.map(({ name }) => name),
  },
  'images that are got': {
    facts: [],
    say() {
      const lines: string[] = [];
      const row = layerProgress((line) => lines.push(line));
      row({ id: 'q', status: 'Downloading', progressDetail: { current: 1e6, total: 2e6 } });
      return lines;
    },
  },
  'floods that are refused': {
    facts: ['qname', 'exited'],
    say: () =>
      Promise.all(
        [
          { labels: {} },
          { state: 'exited' },
          { published: [] },
          { published: [{ address: '0.0.0.0', host: 8080, container: 80 }] },
          {},
        ].map((change) =>
          sentenceOf(() =>
            flood(localEngine, { ...container, ...change } as ContainerFacts, 100_000),
          ),
        ),
      ),
  },
  'a machine, by the doctor': {
    facts: ['qname', 'qimage', 'running', 'docker', 'rename', 'my-qname', 'mem_limit', 'lab', 'md'],
    say: async () => {
      const found = [undefined, container, { ...container, labels: {} }];
      const rows = await Promise.all(
        found.map((there) => examineLab(labBeside(there), engineWith(there), 'qowner')),
      );
      return rows.flat().flatMap(({ name, seen, fix }) => [name, seen, fix]);
    },
  },
  'a shell inside': {
    facts: ['qname', 'docker', 'exec', '-it', 'it'],
    say: () =>
      terminalShell({
        size: { columns: 80, rows: 24 },
        marks: false,
        greeting: { container: 'qname', user: undefined },
      }).command.slice(4),
  },
};

/** Nothing but where it is. */
const localEngine = { isLocal: true } as Engine;

const container = {
  ...{ id: 'qid', name: 'qname', image: 'qimage', labels: { [labLabel]: 'qlab' } },
  ...{ state: 'running', published: [{ address: '127.0.0.1', host: 8080, container: 80 }] },
} as unknown as ContainerFacts;

/** A lab whose ports are asked only where a container has them: else this machine itself is asked. */
function labBeside(there: ContainerFacts | undefined): RunnableLab {
  return {
    folder: '/',
    lab: { id: 'qlab' },
    container: {
      ...{ name: 'qname', memoryBytes: 2 ** 28, source: { kind: 'image', image: 'qimage' } },
      ports: there === undefined ? [] : [{ host: 8080, container: 80 }],
    },
  } as unknown as RunnableLab;
}

function engineWith(there: ContainerFacts | undefined): Engine {
  return {
    about: () => Promise.resolve({ memoryBytes: 0 }),
    image: () => Promise.resolve(undefined),
    container: () => Promise.resolve(there),
  } as unknown as Engine;
}

/** An engine that can do nothing at all. */
function brokenEngine(): DockerEngine {
  const docker: unknown = new Proxy(
    {},
    {
      get() {
        throw new Error('qwhy');
      },
    },
  );
  return new DockerEngine('unix://qname', true, docker as Docker, new Agent());
}

const requests: readonly ((engine: DockerEngine) => Promise<unknown>)[] = [
  (engine) => engine.about(),
  (engine) => engine.image('qname'),
  (engine) => engine.images({}),
  (engine) => engine.pull('qname', {}),
  (engine) => engine.load('qfile', {}),
  (engine) => engine.importRoot('qfile', 'qname', {}),
  (engine) => engine.build({ context: 'qfolder', tag: 'qname', args: {}, labels: {} }, {}),
  (engine) => engine.removeImage('qname'),
  (engine) => engine.containers({}),
  (engine) => engine.container('qname'),
  (engine) => engine.create({ name: 'qname' } as never),
  (engine) => engine.start('qname'),
  (engine) => engine.unpause('qname'),
  (engine) => engine.stop('qname', 1),
  (engine) => engine.remove('qname'),
  (engine) => engine.logs('qname', 1),
  (engine) => engine.exec('qname', { command: ['qfile'], tty: false }),
];

async function sentenceOf(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
  } catch (caught) {
    if (caught instanceof LabsError) return caught.message;
    throw caught;
  }
  throw new Error('It did not fail');
}
