import type { Command } from '../model';
import { entersContainer, type EnteredContainer } from './enteredContainer';
import { leavesShell } from './leavesShell';
import { opensShell } from './opensShell';
import { isOfDirectory, type Prompt } from './prompts';

/** Where a command runs and where it leads, as far as the text tells. */
export type Target = Pick<Command, 'target' | 'moves' | 'container'>;

/** A shell in a container, as seen from outside. */
interface EnteredShell {
  /** The shell in which it was opened; undefined for the lines of a script, which have no prompts. */
  readonly from: string | undefined;
  /** The container's, the image's or the service's. */
  readonly name: string;
  readonly isOwn: boolean;
  /** Where a text without a container of its own enters one that is known by its name. */
  readonly container: string | undefined;
  /** Whether the command alone tells that a shell was opened. */
  readonly isPlain: boolean;
  /** Who opened further shells inside of it, each of which an `exit` of its own ends. */
  readonly nested: string[];
}

/**
 * Tells where each command of a text runs; commands must be asked for in their order, since one
 * that opens a shell in a container changes the place of those that follow.
 */
export class Targets {
  #entered: EnteredShell | undefined;
  /** The shell that a line of this script opened: what follows in the block is typed into it. */
  #enteredByScript: EnteredShell | undefined;

  constructor(private readonly containerName: string | undefined) {}

  /** What a script's lines opened is not typed into by those of the next script. */
  beginBlock(): void {
    this.#showScriptsShell();
  }

  next(prompt: Prompt | undefined, text: string): Target {
    if (prompt === undefined) return this.#ofScript(text);
    if (prompt.shape.kind === 'program') return { target: 'repl', moves: undefined };
    this.#showScriptsShell();
    const shell = shellOf(prompt);
    const isContainer = this.#isContainer(prompt.host);
    // The older prompt has returned, or one of which nobody knows how it was reached.
    if (this.#entered?.from === shell || !(isContainer || this.#isInside(prompt)))
      this.#entered = undefined;
    if (isContainer || this.#entered !== undefined)
      return inside(text, whoOf(prompt), this.#entered, () => {
        this.#entered = undefined;
      });
    return this.#outside(text, shell, (opened) => {
      this.#entered = opened;
    });
  }

  /** A shell that a script leaves open may be the one whose prompts are shown next. */
  #showScriptsShell(): void {
    const left = this.#enteredByScript;
    if (left !== undefined) this.#entered = { ...left, isPlain: false };
    this.#enteredByScript = undefined;
  }

  #ofScript(text: string): Target {
    const entered = this.#enteredByScript;
    if (entered?.isPlain === true)
      return inside(text, '', entered, () => {
        this.#enteredByScript = undefined;
      });
    return this.#outside(text, undefined, (opened) => {
      this.#enteredByScript = opened;
    });
  }

  #outside(text: string, from: string | undefined, open: (opened: EnteredShell) => void): Target {
    const container = entersContainer(text);
    if (container === undefined) return { target: 'host', moves: undefined };
    const isOwn = this.#isOwn(container);
    const known = isOwn && this.containerName === undefined ? container.name : undefined;
    const { name, isPlain } = container;
    open({ from, name, isOwn, container: known, isPlain, nested: [] });
    return { target: 'host', moves: isOwn ? 'enters-container' : undefined, ...inContainer(known) };
  }

  /**
   * Any prompt but the older one is that of the new shell. Where the command did not tell that there
   * is one, only a prompt of root or of a directory is taken for it, or one with the name of what was
   * entered.
   */
  #isInside({ text, host, shape }: Prompt): boolean {
    if (this.#entered === undefined) return false;
    if (this.#entered.isPlain || isOfDirectory(text)) return true;
    return shape.kind === 'login' ? host === this.#entered.name : /#\s*$/.test(text);
  }

  /** A container that `run` makes is not the lab's own, nor is one with another name. */
  #isOwn({ verb, name, isPlain, isUsual }: EnteredContainer): boolean {
    if (verb !== 'exec' || !isPlain) return false;
    if (this.containerName !== undefined) return name === this.containerName;
    // Of no lab's container any may be meant, where its shell can be opened by its name alone.
    return isUsual && containerNames.test(name);
  }

  /** Docker makes a container's id its host name, 12 hex digits of it unless told otherwise. */
  #isContainer(host: string | undefined): boolean {
    return host !== undefined && (/^[0-9a-f]{12,64}$/.test(host) || host === this.containerName);
  }
}

function inside(
  text: string,
  who: string,
  entered: EnteredShell | undefined,
  leave: () => void,
): Target {
  const nested = entered?.nested ?? [];
  const returned = nested.indexOf(who);
  if (returned !== -1 && who !== '') nested.length = returned;
  const isExit = leavesShell(text);
  if (isExit && nested.length === 0) {
    leave();
    const moves = entered?.isOwn === false ? undefined : 'leaves-container';
    return { target: 'container', moves, ...inContainer(entered?.container) };
  }
  if (isExit) nested.pop();
  else if (opensShell(text)) nested.push(who);
  return { target: 'container', moves: undefined, ...inContainer(entered?.container) };
}

/** The names that an engine gives to containers. */
const containerNames = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

function inContainer(container: string | undefined): Pick<Target, 'container'> {
  return container === undefined ? {} : { container };
}

/** What stays the same in the prompts of one user in one shell. */
function whoOf({ text, host, shape }: Prompt): string {
  return host === undefined ? shape.pattern.source : (/^[^:\s]*/.exec(text)?.[0] ?? '');
}

/** What stays the same in the prompts of one shell while its directory and user change. */
function shellOf({ text, host, shape }: Prompt): string {
  if (host !== undefined) return `@${host}`;
  if (isOfDirectory(text)) return '/';
  // `host$ ` and `container$ ` are two shells, while `~/x$ ` and `~/y$ ` are one.
  return shape.kind === 'path' && /^\w+\S /.test(text) ? text : shape.pattern.source;
}
