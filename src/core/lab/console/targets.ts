import type { Command } from '../model';
import { entersContainer, type EnteredContainer } from './enteredContainer';
import type { Prompt } from './prompts';

/** Where a command runs and where it leads, as far as the text tells. */
export type Target = Pick<Command, 'target' | 'moves'>;

/**
 * Tells where each command of a text runs; commands must be asked for in their order, since one
 * that opens a shell in a container changes the place of those that follow.
 */
export class Targets {
  /** The shell in which `docker exec -it NAME bash` was typed, until its prompt returns. */
  #outside: { readonly shell: string; readonly isOwn: boolean } | undefined;

  constructor(private readonly containerName: string | undefined) {}

  next(prompt: Prompt | undefined, text: string): Target {
    if (prompt === undefined) return { target: 'host', moves: undefined };
    if (prompt.shape.kind === 'program') return { target: 'repl', moves: undefined };
    const shell = shellOf(prompt);
    if (this.#outside?.shell === shell) this.#outside = undefined;
    if (this.#outside !== undefined || this.#isContainer(prompt.host)) return this.#inside(text);
    const entered = entersContainer(text);
    if (entered === undefined) return { target: 'host', moves: undefined };
    const isOwn = this.#isOwn(entered);
    this.#outside = { shell, isOwn };
    return { target: 'host', moves: isOwn ? 'enters-container' : undefined };
  }

  #inside(text: string): Target {
    if (!/^(?:exit|logout)(?:\s+\d+)?$/.test(text))
      return { target: 'container', moves: undefined };
    const isOwn = this.#outside?.isOwn !== false;
    this.#outside = undefined;
    return { target: 'container', moves: isOwn ? 'leaves-container' : undefined };
  }

  /** A container that `run` makes is not the lab's own, nor is one with another name. */
  #isOwn({ verb, name }: EnteredContainer): boolean {
    return verb === 'exec' && (this.containerName === undefined || name === this.containerName);
  }

  /** Docker makes a container's id its host name, 12 hex digits of it unless told otherwise. */
  #isContainer(host: string | undefined): boolean {
    return host !== undefined && (/^[0-9a-f]{12,64}$/.test(host) || host === this.containerName);
  }
}

/** What stays the same in the prompts of one shell while its directory and user change. */
function shellOf({ host, shape }: Prompt): string {
  return host === undefined ? shape.pattern.source : `@${host}`;
}
