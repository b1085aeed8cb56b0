import { PartMissing } from '../tools/partMissing';
import type { EngineSilent } from './engineFinder';
import type { Machine } from './machine';

// What the set-up does on which machine, decided from facts alone: each function gives the reason
// why it leaves a thing to people, or undefined where it does it itself.

export function whyNotInstallEngine({
  platform,
  hasApt,
  elevation,
}: Machine): PartMissing | undefined {
  const what = 'No container engine is installed on this machine.';
  if (platform !== 'linux')
    return new PartMissing(
      what,
      'Install Docker Desktop or Podman Desktop and start it, then run this again.',
    );
  if (!hasApt)
    return new PartMissing(
      what,
      "Install Docker with this system's own packages, then run this again.",
    );
  if (elevation === 'none')
    return new PartMissing(
      what,
      'Ask an administrator for "apt-get install docker.io", then run this again.',
    );
  return undefined;
}

export function whyNotStartEngine(
  { platform, elevation }: Machine,
  { state, error }: EngineSilent,
): PartMissing | undefined {
  if (state === 'chosen' || platform !== 'linux')
    return new PartMissing(error.explanation.what, error.explanation.next);
  if (elevation === 'none')
    return new PartMissing(
      'A container engine is installed, but it does not run.',
      'Ask an administrator for "systemctl start docker", then run this again.',
    );
  return undefined;
}

export interface GroupFacts {
  /** The group is the user's already; only this session may be older than that. */
  readonly isMember: boolean;
  /** This process is one that was started as a member of the group. */
  readonly tried: boolean;
}

export function whyNotEnterGroup(
  { platform, elevation }: Machine,
  { state, error }: EngineSilent,
  { isMember, tried }: GroupFacts,
): PartMissing | undefined {
  const possible = platform === 'linux' && !tried && (isMember || elevation === 'sudo');
  if (state === 'forbidden' && possible) return undefined;
  return new PartMissing(error.explanation.what, error.explanation.next);
}

/** `why`: what became of the attempt to pull the image. */
export function whyNotMakeStandIn(
  { hasApt, elevation }: Machine,
  image: string,
  why: string,
): PartMissing | undefined {
  if (hasApt && elevation !== 'none') return undefined;
  return new PartMissing(
    `The image ${image} is not on this machine and could not be pulled (${why}).`,
    `Load it from an archive ("docker load -i FILE"), or go where "docker pull ${image}" works.`,
  );
}

/** `lacking`: Debian packages that have to be installed before. */
export function whyNotInstallCodeServer(
  { platform, hasApt, elevation }: Machine,
  lacking: readonly string[],
): PartMissing | undefined {
  const what = 'VS Code is not on this machine.';
  if (platform !== 'linux')
    return new PartMissing(
      what,
      'Install Visual Studio Code and its command "code" (command palette: "Install \'code\' command in PATH"), then run this again.',
    );
  if (lacking.length === 0 || (hasApt && elevation !== 'none')) return undefined;
  const packages = lacking.join(' ');
  return new PartMissing(
    what,
    hasApt
      ? `Ask an administrator for "apt-get install ${packages}", then run this again.`
      : `Install Visual Studio Code, or what Debian calls ${packages}, with this system's own packages, then run this again.`,
  );
}

export function whyNotInstallBrowser({
  platform,
  hasApt,
  elevation,
}: Machine): PartMissing | undefined {
  if (platform === 'linux' && hasApt && elevation !== 'none') return undefined;
  return new PartMissing(
    'There is no Chromium that could open VS Code.',
    platform === 'linux' && hasApt
      ? 'Ask an administrator for "apt-get install chromium", then run this again.'
      : 'Install Chromium or Chrome so that its command is on the PATH, then run this again.',
  );
}
