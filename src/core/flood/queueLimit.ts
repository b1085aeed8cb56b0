/**
 * How many connections may wait in the accept queue of a server: the system cuts what the server asked
 * for when it began to listen (httpd: `ListenBacklog`) to its own limit, `net.core.somaxconn`, and Linux
 * turns newcomers away only once there are more than that, so one more waits. Seen so: with 511 and 4096,
 * 80 of 700 connections were accepted and 512 waited. Undefined where either is not known.
 */
export function queueLimit(
  listenBacklog: number | undefined,
  somaxconn: number | undefined,
): number | undefined {
  if (!isLimit(listenBacklog) || !isLimit(somaxconn)) return undefined;
  return Math.min(listenBacklog, somaxconn) + 1;
}

function isLimit(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= 1;
}
