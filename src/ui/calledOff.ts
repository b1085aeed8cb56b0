/** The student has called it off: that is no failure. */
export class CalledOff extends Error {}
