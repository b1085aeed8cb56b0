import program from './inside.pl';

/**
 * The flood's program for the inside of a container, where the engine runs on another machine whose
 * loopback addresses cannot be reached from here. Debian's and Ubuntu's images all have perl with
 * its Socket module (package perl-base), and nothing else is asked of the image.
 */
export const insideCommand: readonly string[] = ['perl', '-e', program];

/** As many as `select` can look at, of 1024 descriptors, and some to spare. */
export const mostInside = 900;
