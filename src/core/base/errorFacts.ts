/** One place where an engine was looked for, and what was found there. */
export interface TriedAddress {
  /** Who named it: a flag, a variable, a well-known socket. */
  readonly way: string;
  readonly address: string;
  readonly result: 'answered' | 'absent' | 'refused' | 'forbidden' | 'unsupported';
  /** The system's own words, where it gave any. */
  readonly detail?: string;
}

/** What can go wrong, each with the facts that its sentence needs. Nothing else is ever thrown on
 * purpose; what is not in this table is a defect of ours. */
export interface ErrorFacts {
  'engine-missing': { readonly tried: readonly TriedAddress[] };
  'engine-stopped': { readonly address: string; readonly tried: readonly TriedAddress[] };
  'engine-forbidden': { readonly address: string; readonly tried: readonly TriedAddress[] };
  'engine-choice-failed': { readonly choice: TriedAddress };
  'engine-request-failed': {
    readonly doing: string;
    readonly status: number | undefined;
    readonly why: string;
  };
  'image-missing': { readonly image: string };
  'image-refused': { readonly image: string; readonly why: string };
  'registry-unreachable': { readonly image: string; readonly why: string };
  'archive-unreadable': { readonly file: string; readonly why: string };
  'context-outside': { readonly context: string; readonly folder: string };
  'dockerfile-missing': { readonly folder: string };
  'dockerfile-failed': {
    /** Absolute path of the folder that holds the Dockerfile. */
    readonly folder: string;
    /** 1-based line of the Dockerfile whose instruction failed, where it could be told. */
    readonly line: number | undefined;
    readonly instruction: string;
    readonly why: string;
    /** The last lines that the instruction printed. */
    readonly output: readonly string[];
  };
  'port-taken': { readonly port: number };
  'name-taken': {
    readonly name: string;
    readonly image: string;
    /** It carries the lab's label, but not our owner label. */
    readonly ofThisLab?: true;
  };
  'lab-in-use': { readonly name: string };
  'container-missing': { readonly name: string };
  'container-stopped': { readonly name: string };
  'container-died': {
    readonly name: string;
    readonly exitCode: number;
    readonly log: readonly string[];
  };
  'container-foreign': { readonly name: string };
  'shell-missing': { readonly name: string };
  'exec-unfinished': { readonly command: string; readonly seconds: number };
  'path-outside': { readonly path: string; readonly folder: string };
  'host-refused': { readonly lab: string };
  'sample-failed': { readonly name: string; readonly why: string };
  'flood-refused': { readonly name: string; readonly why: string };
  'lab-unreadable': { readonly file: string; readonly why: string };
  'lab-not-text': { readonly file: string; readonly line: number };
  'lab-broken': { readonly file: string; readonly problems: readonly string[] };
  'lab-incomplete': { readonly file: string; readonly missing: string };
  'lab-id-taken': { readonly file: string; readonly lab: string; readonly other: string };
  'workspace-untrusted': { readonly lab: string };
  'terminal-closed': { readonly name: string };
  'lab-differs': { readonly file: string; readonly step: string };
  'lab-unknown': { readonly lab: string };
  'step-unknown': { readonly step: string; readonly known: readonly string[] };
  'file-unwritable': { readonly file: string; readonly why: string };
  'usage-wrong': { readonly why: string };
}

export type ErrorCode = keyof ErrorFacts;
