import type { Extension } from 'vscode';

/** A walkthrough of ours as VS Code names it. */
export interface Walkthrough {
  readonly id: string;
  stepId(step: string): string;
}

/** The walkthrough that the extension contributes for a lab; undefined where it has none. */
export function contributedWalkthrough(
  extension: Extension<unknown>,
  lab: string,
): Walkthrough | undefined {
  const { contributes } = extension.packageJSON as {
    readonly contributes?: { readonly walkthroughs?: readonly { readonly id: string }[] };
  };
  if (contributes?.walkthroughs?.some((walkthrough) => walkthrough.id === lab) !== true)
    return undefined;
  const id = `${extension.id}#${lab}`;
  return { id, stepId: (step) => `${id}#${step}` };
}
