import assert from 'node:assert/strict';
import { cgroupFolders } from '../../../src/core/threads/cgroupFolders';
import { parseCgroup, parseCgroupMounts } from '../../../src/core/threads/parseCgroup';
import { procFixture } from '../../helpers/procFixture';

const id = '6fb003164b7a6c3198f510e97d83b33d04f28e036c8b7b7252dfc08148784e40';
const userSlice = '/user.slice/user-1000.slice/user@1000.service/user.slice';

describe('cgroupFolders', () => {
  const cases: readonly {
    readonly groups: string;
    readonly mounts: string;
    /** The best one; undefined where there is none. */
    readonly best: string | undefined;
    readonly count: number;
  }[] = [
    { groups: 'v1', mounts: 'v1', best: `/pids/docker/${id}`, count: 12 },
    {
      groups: 'v1-systemd',
      mounts: 'v1',
      best: `/pids/system.slice/docker-${id}.scope`,
      count: 11,
    },
    { groups: 'hybrid', mounts: 'hybrid', best: `/pids/docker/${id}`, count: 14 },
    { groups: 'v2', mounts: 'v2', best: `/system.slice/docker-${id}.scope`, count: 1 },
    { groups: 'v2-cgroupfs', mounts: 'v2', best: `/docker/${id}`, count: 1 },
    { groups: 'init', mounts: 'v2', best: `/system.slice/docker-${id}.scope`, count: 1 },
    { groups: 'podman', mounts: 'v2', best: `/machine.slice/libpod-${id}.scope`, count: 1 },
    { groups: 'podman-rootless', mounts: 'v2', best: `${userSlice}/libpod-${id}.scope`, count: 1 },
    { groups: 'docker-rootless', mounts: 'v2', best: `${userSlice}/docker-${id}.scope`, count: 1 },
    {
      groups: 'nested',
      mounts: 'v2',
      best: `/system.slice/docker-0c1f4ab7f3d14f0c9a0f2f4f3a1f0e7d5b9a6c2e8d7f6b5a4c3d2e1f0a9b8c7d.scope/docker/${id}`,
      count: 1,
    },
    { groups: 'namespaced', mounts: 'v2', best: undefined, count: 0 },
    { groups: 'v2', mounts: 'in-container', best: undefined, count: 0 },
    { groups: 'v2', mounts: 'v1', best: undefined, count: 0 },
  ];
  for (const { groups, mounts, best, count } of cases)
    it(`finds ${best === undefined ? 'none' : 'that'} of ${groups} where ${mounts} is mounted`, () => {
      const group = procFixture(`cgroup-${groups}.txt`);
      const folders = cgroupFolders(group, procFixture(`mountinfo-${mounts}.txt`), id);
      assert.equal(folders[0], best === undefined ? undefined : `/sys/fs/cgroup${best}`);
      assert.equal(folders.length, count);
    });

  it('takes the unified hierarchy before one of another controller', () => {
    const group = `3:cpu:/docker/${id}\n0::/docker/${id}\n`;
    assert.deepEqual(cgroupFolders(group, procFixture('mountinfo-hybrid.txt'), id), [
      `/sys/fs/cgroup/unified/docker/${id}`,
      `/sys/fs/cgroup/cpu/docker/${id}`,
    ]);
  });

  it('finds none for another container', () => {
    const other = id.replace('6', '7');
    const group = procFixture('cgroup-v1.txt');
    assert.deepEqual(cgroupFolders(group, procFixture('mountinfo-v1.txt'), other), []);
  });
});

describe('parseCgroup', () => {
  it('reads controllers and path, which may hold colons', () => {
    assert.deepEqual(parseCgroup('4:cpu,cpuacct:/a:b\n1:name=systemd:/\n0::/c (deleted)\n'), [
      { controllers: ['cpu', 'cpuacct'], path: '/a:b' },
      { controllers: ['name=systemd'], path: '/' },
      { controllers: [], path: '/c (deleted)' },
    ]);
  });

  it('leaves out what is no row', () => {
    assert.deepEqual(parseCgroup('\nx\n4:cpu\n:cpu:/\n4:cpu:relative'), []);
  });
});

describe('parseCgroupMounts', () => {
  it('reads a mount point with spaces, and mounts without tags', () => {
    assert.deepEqual(
      parseCgroupMounts(
        '1 2 0:3 /a\\040b /x\\134y rw - cgroup2 none rw\n1 2 0:3 / /x rw - tmpfs t rw',
      ),
      [{ controllers: [], path: '/a b', mountPoint: '/x\\y' }],
    );
  });
});
