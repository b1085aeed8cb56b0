import assert from 'node:assert/strict';
import { consentOf, findProgram, isDebianLike } from '../../../scripts/setup/machine';

describe('isDebianLike', () => {
  const table: readonly (readonly [name: string, osRelease: string, expected: boolean])[] = [
    ['Debian', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', true],
    ['Ubuntu', 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', true],
    ['Mint, a child of both', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
    ['a quoted ID', "ID='debian'\n", true],
    ['Fedora', 'ID=fedora\nVARIANT="Container Image"\n', false],
    ['a name that only begins alike', 'ID=debianish\n', false],
    ['a name elsewhere', 'ID=arch\nHOME_URL="https://debian.example/"\n', false],
    ['no such file', '', false],
  ];
  for (const [name, osRelease, expected] of table)
    it(`${expected ? 'knows' : 'does not take'} ${name}`, () => {
      assert.equal(isDebianLike(osRelease), expected);
    });
});

describe('consentOf', () => {
  const table = [
    { yes: true, ci: undefined, hasTerminal: false, consent: 'given' },
    { yes: true, ci: undefined, hasTerminal: true, consent: 'given' },
    { yes: false, ci: 'true', hasTerminal: false, consent: 'given' },
    { yes: false, ci: '1', hasTerminal: true, consent: 'given' },
    { yes: false, ci: 'false', hasTerminal: false, consent: 'withheld' },
    { yes: false, ci: undefined, hasTerminal: true, consent: 'ask' },
    { yes: false, ci: '', hasTerminal: true, consent: 'ask' },
    { yes: false, ci: undefined, hasTerminal: false, consent: 'withheld' },
  ] as const;
  for (const { yes, ci, hasTerminal, consent } of table)
    it(`is ${consent} with --yes ${yes}, CI ${ci ?? 'unset'}, terminal ${hasTerminal}`, () => {
      assert.equal(consentOf(yes, ci, hasTerminal), consent);
    });
});

describe('findProgram', () => {
  it('finds a program by its name', () => {
    assert.match(findProgram('env') ?? '', /^\/.*\/env$/);
  });

  it('finds nothing where there is no such program', () => {
    assert.equal(findProgram('live-labs-no-such-program'), undefined);
  });
});
