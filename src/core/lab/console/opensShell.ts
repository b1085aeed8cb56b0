import { entersContainer } from './enteredContainer';

/** Whether a command leads into another shell, whose prompt then looks another way. */
export function opensShell(command: string): boolean {
  return entersContainer(command) !== undefined || opener.test(command);
}

const opener =
  /^(?:(?:sudo\s+)?(?:su|ssh|bash|dash|fish|ksh|sh|zsh|chroot|nsenter|unshare|newgrp|login|machinectl|lxc|virsh|screen|tmux|script|telnet|nix-shell|poetry shell|pipenv shell|vagrant ssh|multipass shell)(?:\s|$)|sudo\s+-[is]+(?:\s|$)|exec\s+\S*sh(?:\s|$))/;
