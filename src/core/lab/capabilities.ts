/**
 * What engines give to every container, and what a course on operating systems may need besides:
 * each of these reaches no further than the container's own processes and its own network.
 */
export const allowedCapabilities: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'IPC_LOCK',
  'IPC_OWNER',
  'KILL',
  'LEASE',
  'MKNOD',
  'NET_ADMIN',
  'NET_BIND_SERVICE',
  'NET_BROADCAST',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
  'SYS_NICE',
  'SYS_PTRACE',
];

/** With any of these, or with `ALL`, a process reaches beyond its container. */
const refusedCapabilities: readonly string[] = [
  'ALL',
  'AUDIT_CONTROL',
  'AUDIT_READ',
  'BLOCK_SUSPEND',
  'BPF',
  'CHECKPOINT_RESTORE',
  'DAC_READ_SEARCH',
  'LINUX_IMMUTABLE',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'PERFMON',
  'SYSLOG',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_PACCT',
  'SYS_RAWIO',
  'SYS_RESOURCE',
  'SYS_TIME',
  'SYS_TTY_CONFIG',
  'WAKE_ALARM',
];

/** Whether a lab may have a capability; `CAP_` may stand in front. */
export function judgeCapability(written: string): 'allowed' | 'refused' | 'unknown' {
  const name = written.toUpperCase().replace(/^CAP_/, '');
  if (allowedCapabilities.includes(name)) return 'allowed';
  return refusedCapabilities.includes(name) ? 'refused' : 'unknown';
}
