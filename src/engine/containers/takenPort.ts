/** Words of Docker, Docker Desktop, Podman and Windows for a port that another program has. */
const taken =
  /address already in use|port is already allocated|ports are not available|only one usage of each socket address/i;

/** The port in such a sentence: the only address that we ever publish on is the loopback one. */
const published = /127\.0\.0\.1:(\d+)/;

/** The port that an engine says is taken; undefined where it complains of something else. */
export function takenPort(why: string): number | undefined {
  const port = taken.test(why) ? published.exec(why)?.[1] : undefined;
  return port === undefined ? undefined : Number(port);
}
