import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  commandIds,
  contextKeys,
  guidePanelType,
  settings,
  threadsPanelType,
  viewIds,
} from '../../../src/ui/ids';
import { readManifest } from '../../helpers/manifest';

interface MenuEntry {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly extensionKind: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly configuration: { readonly properties: Record<string, { readonly scope: string }> };
    readonly menus: Record<string, readonly MenuEntry[]>;
    readonly views: Record<string, readonly { readonly id: string; readonly icon: string }[]>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when?: string;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string }[];
    }[];
  };
}

// What package.json tells VS Code and what the code does have to be the same, both ways.
describe('package.json', () => {
  const manifest = readManifest() as Manifest;
  const { commands, configuration, menus, views, viewsWelcome, walkthroughs } =
    manifest.contributes;
  const contributed = commands.map(({ command }) => command);
  const linked = (text: string): readonly string[] =>
    [...text.matchAll(/\(command:([\w.]+)/g)].map(([, id = '']) => id);

  it('contributes every command of the code, and no other', () => {
    assert.deepEqual(contributed.toSorted(), Object.values(commandIds).toSorted());
    assert.deepEqual(new Set(commands.map(({ category }) => category)), new Set(['Labs']));
  });

  const users: readonly (readonly [string, readonly string[]])[] = [
    ...Object.entries(menus).map(
      ([menu, entries]) => [`the menu ${menu}`, entries.map(({ command }) => command)] as const,
    ),
    ['welcome texts', viewsWelcome.flatMap(({ contents }) => linked(contents))],
    [
      'walkthroughs',
      walkthroughs.flatMap(({ steps }) => steps.flatMap(({ description }) => linked(description))),
    ],
  ];
  for (const [user, used] of users)
    it(`names only commands that are there in ${user}`, () => {
      assert.ok(used.length > 0);
      assert.deepEqual(
        used.filter((id) => !contributed.includes(id)),
        [],
      );
    });

  it('asks in its conditions only for context keys that the code sets', () => {
    const conditions = [...Object.values(menus).flat(), ...viewsWelcome].map(
      ({ when = '' }) => when,
    );
    const keys = new Set(conditions.join(' ').match(/liveLabs\.\w+/g));
    const known: readonly string[] = [
      ...Object.values(contextKeys),
      ...Object.values(viewIds),
      threadsPanelType,
    ];
    assert.deepEqual(
      [...keys].filter((key) => !known.includes(key)),
      [],
    );
  });

  it('hides in the palette what only buttons and rows call', () => {
    const hidden = menus['commandPalette']?.filter(({ when }) => when === 'false');
    assert.deepEqual(
      hidden?.map(({ command }) => command),
      [
        commandIds.openFile,
        commandIds.mendCheck,
        commandIds.performBlock,
        commandIds.showTerminal,
        commandIds.stopCommand,
      ],
    );
  });

  it('contributes the views of the code', () => {
    assert.deepEqual(
      Object.values(views).flatMap((list) => list.map(({ id }) => id)),
      Object.values(viewIds),
    );
  });

  it('keeps the setting of the engine with the machine', () => {
    const { properties } = configuration;
    assert.equal(properties[`${settings.section}.${settings.engineHost}`]?.scope, 'machine');
  });

  it('is activated by what it owns, never at start-up', () => {
    for (const type of [threadsPanelType, guidePanelType])
      assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${type}`));
    assert.ok(!manifest.activationEvents.some((event) => event === '*' || /startup/i.test(event)));
    assert.deepEqual(manifest.extensionKind, ['workspace']);
  });

  it('names files that are there', () => {
    const files = [
      manifest.main,
      manifest.icon,
      ...Object.values(views).flatMap((list) => list.map(({ icon }) => icon)),
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(file)),
      [],
    );
  });
});
