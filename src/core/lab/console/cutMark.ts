/** A line, or what stands behind a prompt, that only says that something was cut out there. */
export const cutMark = /^\s*(?:\[\s*(?:\.{3}|…)\s*\]|\.{3}|…)\s*$/;
