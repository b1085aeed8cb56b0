import { refusal } from './refusedKeys';

/** Why no lab may use an option of `docker run` with this value: it stands for a key that is refused
 * in the front matter. Undefined for every other. */
export function refusedOption(name: string, value: string): string | undefined {
  const found = options[name];
  if (found === undefined || found.allows?.test(value) === true) return undefined;
  return refusal(found.key, name);
}

interface Refused {
  /** What the front matter would call it. */
  readonly key: string;
  /** Values with which it opens nothing of this machine. */
  readonly allows?: RegExp;
}

/** All but the machine's own: another container's, one of its own, or none. */
const notHost = /^(?!(?:name=)?host(?:[,:]|$)|ns:)/;
/** A volume that the engine keeps, with or without a name, and no folder of this machine. */
const named = /^(?:[A-Za-z0-9][\w.-]+:)?\/[^:]*(?::[a-z,]+)?$/;
const noBind = /^(?!.*(?:\btype=(?!volume|tmpfs)|volume-opt))/;

const options: Readonly<Partial<Record<string, Refused>>> = {
  '--cgroup-parent': { key: 'cgroup_parent' },
  '--cgroupns': { key: 'cgroup', allows: notHost },
  '--device': { key: 'devices' },
  '--device-cgroup-rule': { key: 'device_cgroup_rules' },
  '--gpus': { key: 'devices' },
  '--ipc': { key: 'ipc', allows: notHost },
  '--mount': { key: 'volumes', allows: noBind },
  '--net': { key: 'network_mode', allows: notHost },
  '--network': { key: 'network_mode', allows: notHost },
  '--pid': { key: 'pid', allows: notHost },
  '--security-opt': { key: 'security_opt', allows: /^no-new-privileges\b(?!.*false)/ },
  '--userns': { key: 'userns_mode', allows: notHost },
  '--uts': { key: 'uts', allows: notHost },
  '--volume': { key: 'volumes', allows: named },
  '--volumes-from': { key: 'volumes_from' },
  '-v': { key: 'volumes', allows: named },
};
