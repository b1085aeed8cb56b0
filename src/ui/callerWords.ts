// Words that callers of commands may add behind the names of what they are about.

/** The third word for *Check Step* of one who shows, at the step, what is found. */
export const shownByCaller = 'shown';

/** The fifth word for a command of a lab that is only to be put at the prompt. */
export const onlyInsert = 'insert';
