/** The user that Linux keeps for who owns nothing. */
const nobody = 65_534;

/**
 * Does something as a user from whom files can be kept: nothing is kept from root. Everything that has to be
 * read on the way must be open to all.
 */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
