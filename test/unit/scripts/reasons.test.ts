import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import type { EngineSilent } from '../../../scripts/setup/engineFinder';
import type { Machine } from '../../../scripts/setup/machine';
import {
  whyNotEnterGroup,
  whyNotInstallBrowser,
  whyNotInstallCodeServer,
  whyNotInstallEngine,
  whyNotMakeStandIn,
  whyNotStartEngine,
} from '../../../scripts/setup/reasons';
import type { PartMissing } from '../../../scripts/tools/partMissing';

const root: Machine = {
  platform: 'linux',
  hasApt: true,
  hasSystemd: true,
  user: 'student',
  elevation: 'root',
  hasTerminal: false,
  consent: 'given',
};
const sudoer: Machine = { ...root, elevation: 'sudo' };
const nobody: Machine = { ...root, elevation: 'none' };
const fedora: Machine = { ...root, hasApt: false };
const mac: Machine = { ...root, platform: 'darwin', hasApt: false, elevation: 'none' };
const windows: Machine = { ...mac, platform: 'win32' };

const address = 'unix:///var/run/docker.sock';
const missing: EngineSilent = {
  state: 'missing',
  error: new LabsError('engine-missing', { tried: [] }),
};
const stopped: EngineSilent = {
  state: 'stopped',
  error: new LabsError('engine-stopped', { address, tried: [] }),
};
const forbidden: EngineSilent = {
  state: 'forbidden',
  error: new LabsError('engine-forbidden', { address, tried: [] }),
};
const chosen: EngineSilent = {
  state: 'chosen',
  error: new LabsError('engine-choice-failed', {
    choice: { way: 'DOCKER_HOST', address: 'unix:///nowhere', result: 'absent' },
  }),
};

const member = { isMember: true, tried: false };
const stranger = { isMember: false, tried: false };

/** What is decided: undefined where the set-up does it itself, else words of the reason. */
const table: readonly (readonly [string, PartMissing | undefined, RegExp | undefined])[] = [
  ['root installs an engine', whyNotInstallEngine(root), undefined],
  ['a user with sudo installs an engine', whyNotInstallEngine(sudoer), undefined],
  ['without rights it is an administrator', whyNotInstallEngine(nobody), /Ask an administrator/],
  ['other systems have packages', whyNotInstallEngine(fedora), /system's own packages/],
  ['macOS has Docker Desktop', whyNotInstallEngine(mac), /Docker Desktop/],
  ['Windows has Docker Desktop', whyNotInstallEngine(windows), /Docker Desktop/],

  ['root installs VS Code', whyNotInstallCodeServer(root, ['make']), undefined],
  ['nothing to compile with takes no rights', whyNotInstallCodeServer(nobody, []), undefined],
  [
    'else an administrator helps',
    whyNotInstallCodeServer(nobody, ['make']),
    /apt-get install make/,
  ],
  ['other systems have compilers', whyNotInstallCodeServer(fedora, ['make']), /own packages/],
  ['macOS has the real VS Code', whyNotInstallCodeServer(mac, []), /Visual Studio Code/],
  ['Windows has the real VS Code', whyNotInstallCodeServer(windows, []), /Visual Studio Code/],

  ['root installs a browser', whyNotInstallBrowser(root), undefined],
  ['without rights it is an administrator', whyNotInstallBrowser(nobody), /Ask an administrator/],
  ['other systems have browsers', whyNotInstallBrowser(fedora), /on the PATH/],
  ['macOS has browsers', whyNotInstallBrowser(mac), /on the PATH/],

  ['root starts a stopped engine', whyNotStartEngine(root, stopped), undefined],
  ['one just installed is started', whyNotStartEngine(sudoer, missing), undefined],
  ['without apt it is started too', whyNotStartEngine(fedora, stopped), undefined],
  ['without rights it stays stopped', whyNotStartEngine(nobody, stopped), /systemctl start/],
  ['Docker Desktop is started by hand', whyNotStartEngine(mac, stopped), /Docker Desktop/],
  ["nobody's choice is overruled", whyNotStartEngine(root, chosen), /chosen by DOCKER_HOST/],

  ['sudo adds to the group', whyNotEnterGroup(sudoer, forbidden, stranger), undefined],
  ['a member needs no rights', whyNotEnterGroup(nobody, forbidden, member), undefined],
  ['a stranger needs rights', whyNotEnterGroup(nobody, forbidden, stranger), /may not use/],
  [
    'it is tried only once',
    whyNotEnterGroup(sudoer, forbidden, { isMember: true, tried: true }),
    /may not use/,
  ],
  ['root gains nothing by a group', whyNotEnterGroup(root, forbidden, stranger), /may not use/],
  ['a group does not start engines', whyNotEnterGroup(sudoer, stopped, member), /Start it/],
  ['macOS has no such group', whyNotEnterGroup(mac, forbidden, member), /may not use/],

  ['root makes a stand-in', whyNotMakeStandIn(root, 'httpd:2.4', 'no network'), undefined],
  ['a user with sudo makes one', whyNotMakeStandIn(sudoer, 'httpd:2.4', 'no network'), undefined],
  ['without rights none', whyNotMakeStandIn(nobody, 'httpd:2.4', 'no network'), /\(no network\)/],
  ['without apt none', whyNotMakeStandIn(fedora, 'httpd:2.4', 'no network'), /docker load/],
];

describe('what the set-up does on which machine', () => {
  for (const [name, reason, expected] of table)
    it(name, () => {
      if (expected === undefined) assert.equal(reason, undefined);
      else assert.match(reason?.message ?? '', expected);
    });
});
