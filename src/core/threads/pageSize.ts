/** Entries of the auxiliary vector: the size of a page, and its end (include/uapi/linux/auxvec.h). */
const pageSizeKey = 6n;
const endKey = 0n;

/** Key and value, of eight bytes each; both machines of which we know the calls are little-endian. */
const entryBytes = 16;

/** How many bytes a page of memory has, by a process's `/proc/PID/auxv`; undefined where it does not say. */
export function pageBytesOf(vector: Uint8Array): number | undefined {
  const view = new DataView(vector.buffer, vector.byteOffset, vector.byteLength);
  for (let at = 0; at + entryBytes <= vector.byteLength; at += entryBytes) {
    const key = view.getBigUint64(at, true);
    if (key === pageSizeKey) return Number(view.getBigUint64(at + 8, true));
    if (key === endKey) return undefined;
  }
  return undefined;
}
