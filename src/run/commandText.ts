import { fillText } from '../core/lab/fillText';
import type { PortBinding, PublishedPort } from '../core/ports';

/**
 * A host command as it must run now: `{{port.80}}` and facts are filled in, and where a wanted
 * port was taken, the address `localhost:8080` (or `localhost 8080`) of the text names the port
 * that is really in use.
 */
export function commandText(
  text: string,
  plans: readonly PortBinding[],
  published: readonly PublishedPort[],
  facts: Readonly<Record<string, string>>,
): string {
  // A fact's value comes out of the container: what a shell could take for more than a word stays out.
  const values: Record<string, string> = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => /^[\w.:/-]*$/.test(value)),
  );
  let result = text;
  for (const { host, container } of plans) {
    const used = published.find((port) => port.container === container)?.host ?? host;
    values[`port.${String(container)}`] = String(used);
    const address = new RegExp(`\\b(localhost|127\\.0\\.0\\.1)([: ])${String(host)}\\b`, 'g');
    result = result.replace(address, `$1$2${String(used)}`);
  }
  return fillText(result, values).text;
}
