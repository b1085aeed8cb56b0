/** Lines of an output that a verdict keeps: enough to find the reason in, little enough to keep. */
export const evidenceLines = 50;
