import type { ProblemCode } from './problemCodes';

/** A key of a Compose service that a lab's container does not have. */
export interface RefusedKey {
  readonly code: ProblemCode;
  /** Why, and what to write instead. */
  readonly message: string;
}

/** What to say of the keys that authors bring along from Compose; undefined for any other. */
export function refusedKey(key: string): RefusedKey | undefined {
  if (key === 'privileged')
    return {
      code: 'privileged',
      message:
        '"privileged" would hand this whole machine to the lab\'s processes, so no lab may have it; name the one capability that is needed in "cap_add", such as SYS_PTRACE.',
    };
  const danger = refusal(key, key);
  if (danger !== undefined) return { code: 'key-refused', message: danger };
  const elsewhere = places[key];
  if (elsewhere === undefined) return undefined;
  return { code: 'key-unknown', message: `"${key}" is not known here; ${elsewhere}.` };
}

/** Why a lab may not have what a key stands for, of which these are the words. */
export function refusal(key: string, words: string): string | undefined {
  const danger = dangers[key];
  if (danger === undefined) return undefined;
  return `"${words}" ${danger}, so no lab may have it; ${instead[key] ?? 'leave it out'}.`;
}

const dangers: Readonly<Partial<Record<string, string>>> = {
  cgroup: "would show the lab's processes the control groups of this machine",
  cgroup_parent: 'would take the limits off the lab',
  device_cgroup_rules: 'would open devices of this machine to the lab',
  devices: 'would open devices of this machine to the lab',
  ipc: "would share this machine's memory with the lab",
  network_mode: "would put the lab into this machine's own network",
  pid: 'would show the lab all processes of this machine',
  security_opt: "would take the engine's protection away",
  userns_mode: "would make the lab's root that of this machine",
  uts: "would share this machine's name with the lab",
  volumes: 'would open files of this machine to the lab',
  volumes_from: 'would open files of another container to the lab',
};

const instead: Readonly<Partial<Record<string, string>>> = {
  network_mode: 'publish what must be reached by "ports"',
  volumes: 'COPY what it needs in the Dockerfile',
  volumes_from: 'COPY what it needs in the Dockerfile',
};

const places: Readonly<Partial<Record<string, string>>> = {
  command: 'write CMD in the Dockerfile',
  entrypoint: 'write ENTRYPOINT in the Dockerfile',
  env_file: 'write the variables themselves under "environment"',
  expose: 'publish the port by "ports"',
  healthcheck: 'ask for what must hold by a check of a step',
  user: 'write USER in the Dockerfile',
  working_dir: 'write WORKDIR in the Dockerfile',
};
