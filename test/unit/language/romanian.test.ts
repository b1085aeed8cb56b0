import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { probes } from '../../../src/core/checks/checkKinds';
import { containerKind } from '../../../src/core/checks/kinds/container';
import { expectedStages } from '../../../src/core/checks/stageWords';
import { itemTitle } from '../../../src/core/lab/itemTitle';
import type { FloodWork } from '../../../src/core/lab/model';
import { misfit } from '../../../src/core/lab/place';
import { parseLab } from '../../../src/core/lab/parseLab';
import { spokenOutcome } from '../../../src/core/progress/outcomeWords';
import type { ContainerFacts } from '../../../src/core/ports';
import { speaking } from '../../helpers/speaking';

const processes = (expects: object): string => probes.expected({ kind: 'processes', expects }, {});
const flooding = (work: FloodWork): string => itemTitle({ kind: 'action', line: 1, work }) ?? '';
const untitled = 'Nothing.\n\n```console\nme@os:~$ ls\n```\n\n## One\n\n## Two\n';

const stopped: ContainerFacts = {
  ...{ id: '1', name: 'c', image: 'i', labels: {}, state: 'exited', exitCode: 0, hostPid: 0 },
  ...{ workingDirectory: '/', tty: true, startedAt: '', published: [] },
};

/** Sentences that are made of parts, as a Romanian would say them. */
const said: readonly (readonly [say: () => string, romanian: string])[] = [
  [() => processes({ command: 'httpd', count: '>= 20' }), 'cel puțin 20 de procese httpd'],
  [
    () => processes({ command: 'httpd', user: 'www-data', count: 2, threads: 7 }),
    '2 procese httpd cu utilizatorul www-data cu câte 7 fire de execuție',
  ],
  [() => processes({ role: 'worker', count: '0..1' }), 'între 0 și 1 procese de tip worker'],
  [
    () => {
      const probe = { kind: 'flood', expects: { held: 100 } };
      const stage = { probe, withinMilliseconds: 0 };
      return expectedStages(
        [
          { ...stage, forMilliseconds: 5000 },
          { ...stage, forMilliseconds: 0 },
        ],
        {},
      );
    },
    'conexiuni: ținute deschise 100 timp de 5 s, apoi conexiuni: ținute deschise 100',
  ],
  [
    () => containerKind.judge('running', { ...stopped, exitCode: 137 }, {}).seen,
    'un container oprit (încheiat, cod de ieșire 137)',
  ],
  [
    () =>
      misfit(
        { os: ['mac', 'windows'], engine: undefined, architecture: undefined },
        { os: 'linux', engine: 'docker', architecture: 'x64' },
      ) ?? '',
    'Este doar pentru macOS sau Windows (acest calculator are Linux).',
  ],
  [
    () =>
      new LabsError('command-failed', {
        ...{ command: 'make', line: 7, how: 'failed', exitCode: 2, output: [] },
      }).explanation.what,
    'Comanda „make” (linia 7) a eșuat (cod de ieșire 2). Nu a afișat nimic.',
  ],
  [
    () => flooding({ do: 'flood', count: 100, port: 80 }),
    'Inundă cu 100 de conexiuni la portul 80',
  ],
  [
    () => flooding({ do: 'flood', count: 2, profile: 'keep-alive', rampMilliseconds: 300_000 }),
    'Inundă cu 2 conexiuni inactive în 5 min',
  ],
  [
    () => flooding({ do: 'flood', count: 20, profile: 'keep-alive', rampMilliseconds: 30_000 }),
    'Inundă cu 20 de conexiuni inactive în 30 s',
  ],
  [
    () => probes.expected({ kind: 'flood', expects: { replaced: 0, refused: '>= 3' } }, {}),
    'conexiuni: înlocuite 0 și refuzate cel puțin 3',
  ],
  [
    () =>
      spokenOutcome({
        ...{ kind: 'ended', by: 'itself', exitCode: 143, milliseconds: 20 },
        ...{ sample: undefined, printed: undefined },
      }),
    'cod de ieșire 143, mai puțin de 0.1 s. 128 + 15 arată că a fost încheiată de semnalul 15 (SIGTERM)',
  ],
  [() => parseLab(untitled).lab.steps[0]?.title ?? '', 'Introducere'],
];

describe('in Romanian', () => {
  for (const [say, romanian] of said)
    it(romanian, () => {
      assert.equal(speaking('ro', say), romanian);
    });

  it('labs and steps have the ids that they have in English', () => {
    const ids = (): readonly string[] => {
      const { lab } = parseLab(untitled);
      return [lab.id, ...lab.steps.map(({ id }) => id)];
    };
    assert.deepEqual(speaking('ro', ids), ids());
    assert.deepEqual(ids(), ['untitled-lab', 'introduction', 'one', 'two']);
  });

  it('problems of a text are told in English', () => {
    const told = (): readonly string[] =>
      parseLab('# L\n## S\n<!-- check\nname: C\nprocesses: { count: "1 +" }\n-->\n').problems.map(
        ({ message }) => message,
      );
    assert.ok(told().some((message) => message.includes('it ends where a number')));
    assert.deepEqual(speaking('ro', told), told());
  });
});
