import type { VaryingRule } from './varyingRule';

const forms = [
  // 02:42:ac:11:00:02
  '[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}',
  // 172.17.0.2, 172.17.0.2/16, 127.0.0.1:8080
  '\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2}|:\\d{1,5})?',
  // ::1/128, fe80::42:acff:fe11:2, [::]:8080
  '\\[[0-9a-fA-F:]{2,39}\\](?::\\d{1,5})?',
  '[0-9a-fA-F]{0,4}:(?:[0-9a-fA-F]{0,4}:){1,6}[0-9a-fA-F]{0,4}(?:/\\d{1,3})?',
];

/** Addresses of machines and network cards, with their port. */
export const address: VaryingRule = {
  inSample: new RegExp(`(?:${forms.join('|')})(?![\\w:])`, 'y'),
};
