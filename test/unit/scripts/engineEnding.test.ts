import assert from 'node:assert/strict';
import type { ContainerState } from '../../../src/core/ports';
import { EngineEnding } from '../../../scripts/setup/engineEnding';
import type { SetupContext } from '../../../scripts/setup/setupContext';
import type { Starter } from '../../../scripts/setup/starters/starter';
import { Screen } from '../../../scripts/tools/screen';

interface Situation {
  readonly title: string;
  /** What the engine holds; undefined where it does not answer us. */
  readonly containers: readonly (readonly [name: string, state: ContainerState])[] | undefined;
  readonly isAlive: boolean;
  readonly exitCode: number;
  readonly ends: boolean;
  readonly says: RegExp;
}

const table: readonly Situation[] = [
  {
    title: 'ends an engine on which nothing runs',
    containers: [['old', 'exited']],
    isAlive: true,
    exitCode: 0,
    ends: true,
    says: /^Ended the container engine/,
  },
  {
    title: "leaves an engine to other people's containers, and names them",
    containers: [
      ['database', 'running'],
      ['old', 'exited'],
    ],
    isAlive: true,
    exitCode: 0,
    ends: false,
    says: /keeps running.*: database\.$/m,
  },
  {
    title: 'ends an engine that this user may not ask',
    containers: undefined,
    isAlive: true,
    exitCode: 0,
    ends: true,
    says: /^Ended/,
  },
  {
    title: 'clears up after an engine that has died, without a word',
    containers: undefined,
    isAlive: false,
    exitCode: 1,
    ends: true,
    says: /^$/,
  },
  {
    title: 'says that an engine could not be ended',
    containers: [],
    isAlive: true,
    exitCode: 1,
    ends: true,
    says: /could not be ended/,
  },
];

describe('EngineEnding', () => {
  for (const { title, containers, isAlive, exitCode, ends, says } of table)
    it(title, async () => {
      let ended = 0;
      let said = '';
      const starter = {
        isAlive: () => Promise.resolve(isAlive),
        end: () => {
          ended += 1;
          return Promise.resolve({ exitCode, lines: [] });
        },
      } as Partial<Starter> as Starter;
      const facts = containers?.map(([name, state]) => ({ name, state }));
      const engine = { containers: () => Promise.resolve(facts) };
      const look = facts === undefined ? { state: 'forbidden' } : { state: 'answers', engine };
      const context = {
        screen: new Screen({ write: (text: string) => (said += text) }, () => 0),
        finder: {
          look: () => Promise.resolve(look),
          [Symbol.asyncDispose]: () => Promise.resolve(),
        },
      } as unknown as SetupContext;

      const ending = new EngineEnding(starter, context);
      await ending[Symbol.asyncDispose]();
      await ending[Symbol.asyncDispose]();
      assert.equal(ended, ends ? 1 : 0);
      assert.match(said, says);
    });
});
