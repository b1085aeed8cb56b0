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
  let result = text;
  for (const { host, container } of plans) {
    const used = usedPort(host, container, published);
    const address = new RegExp(`\\b(localhost|127\\.0\\.0\\.1)([: ])${String(host)}\\b`, 'g');
    result = result.replace(address, `$1$2${String(used)}`);
  }
  return fillText(result, textValues(plans, published, facts)).text;
}

/** What may stand for `{{fact}}` and `{{port.80}}`. A fact's value comes out of the container: what a
 * shell could take for more than a word stays out. */
export function textValues(
  plans: readonly PortBinding[],
  published: readonly PublishedPort[],
  facts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const ports = plans.map(({ host, container }) => [
    `port.${String(container)}`,
    String(usedPort(host, container, published)),
  ]);
  const words = Object.entries(facts).filter(([, value]) => /^[\w.:/-]*$/.test(value));
  return Object.fromEntries([...words, ...ports]) as Record<string, string>;
}

function usedPort(host: number, container: number, published: readonly PublishedPort[]): number {
  return published.find((port) => port.container === container)?.host ?? host;
}
