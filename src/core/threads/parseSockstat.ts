/**
 * The numbers of TCP sockets in a network, of IPv4 and of IPv6, as `:1:0`, from the texts of
 * `/proc/net/sockstat` and `sockstat6`; the second part is missing where there is no IPv6.
 */
export function parseSockstat(...texts: readonly string[]): string {
  return texts
    .flatMap((text) => {
      const count = /^TCP6?: inuse (\d+)/m.exec(text)?.[1];
      return count === undefined ? [] : `:${count}`;
    })
    .join('');
}
