import { httpd } from './httpd';
import { nginx } from './nginx';
import type { ServerRule } from './roleRule';

/** The servers that are known. A new one is one file and one line here. */
export const servers: readonly ServerRule[] = [httpd, nginx];

/** The server that runs a program of this name. */
export function serverOf({ command }: { readonly command: string }): ServerRule | undefined {
  return servers.find(({ commands }) => commands.has(command));
}
