// What threads of Apache httpd wait in, by which its ways to work (MPM) are told apart.

/** The listener of the event MPM; with several ports those of the others as well. */
export const awaitingEvents: ReadonlySet<string> = new Set([
  'epoll_wait',
  'epoll_pwait',
  'epoll_pwait2',
]);

/** The listener of the worker MPM, and each worker of prefork. */
export const accepting: ReadonlySet<string> = new Set(['accept', 'accept4']);

/** Where several ports are listened at in turn, the turn is passed on by one of these (`Mutex`). */
export const takingTurns: ReadonlySet<string> = new Set([
  'futex',
  'semop',
  'semtimedop',
  'fcntl',
  'flock',
]);
