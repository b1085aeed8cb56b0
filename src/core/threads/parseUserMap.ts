/** What user an id of this machine is inside a container. */
export type UserMap = (userId: number) => number;

/** Inside, the kernel shows this for every user that has no id there. */
const overflowId = 65_534;

/** Reads the text of `/proc/PID/uid_map`, `INSIDE OUTSIDE COUNT` a line; users stay who they are where it is empty. */
export function parseUserMap(text: string): UserMap {
  const ranges = [...text.matchAll(/^ *(\d+) +(\d+) +(\d+)$/gm)].map((range) => {
    const [inside = 0, outside = 0, count = 0] = range.slice(1).map(Number);
    return { inside, outside, count };
  });
  if (ranges.length === 0) return (userId) => userId;
  return (userId) => {
    const own = ranges.find(({ outside, count }) => userId >= outside && userId - outside < count);
    return own === undefined ? overflowId : userId - own.outside + own.inside;
  };
}
