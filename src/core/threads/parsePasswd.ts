import { safeLine } from '../base/safeText';

/** Names by user id from the text of /etc/passwd; as for the system, an id's first line counts. */
export function parsePasswd(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split('\n')) {
    const [name = '', , id = ''] = line.split(':');
    const userId = Number(id);
    if (name === '' || !/^\d+$/.test(id) || names.has(userId)) continue;
    names.set(userId, safeLine(name));
  }
  return names;
}
