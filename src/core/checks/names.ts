/** Numbers that a check's sums may name: the lab's facts, read from the real container. */
export type Names = Readonly<Record<string, number>>;
