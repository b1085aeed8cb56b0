import type { Lab } from '../lab/model';

/** A lab's text and what was read of it. */
interface ReadText {
  readonly text: string;
  readonly lab: Lab;
}

/**
 * Whether a lab differs from another in no more than its container's name and the ports of this
 * machine, as somebody has to change them who has the other's container already. The words and buttons
 * of the other's walkthrough then are its own: each says what it does.
 */
export function isOnlyRenamed(copy: ReadText, original: ReadText): boolean {
  const renamed = renames(copy.lab, original.lab).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    plain(copy.text),
  );
  return renamed === plain(original.text);
}

function renames(copy: Lab, original: Lab): readonly (readonly [from: string | RegExp, string])[] {
  if (copy.container === undefined || original.container === undefined) return [];
  const { name, ports } = copy.container;
  const known = original.container.ports;
  return [
    [name, original.container.name],
    ...ports.flatMap(({ host, container }) => {
      const port = known.find((it) => it.container === container);
      return port === undefined || port.host === host
        ? []
        : [[new RegExp(`\\b${String(host)}\\b`, 'g'), String(port.host)] as const];
    }),
  ];
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
