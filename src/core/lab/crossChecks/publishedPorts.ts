import type { Draft } from '../draft';
import type { ContainerPlan, StepItem } from '../model';

/** What of the lab says which ports of its container can be reached from this machine. */
export interface PublishedPorts {
  readonly container: ContainerPlan | undefined;
  /** Whether a container may publish other ports than the front matter says. */
  readonly mayPublishMore: boolean;
}

export function publishedPorts({ lab: { container, steps } }: Draft): PublishedPorts {
  const items = steps.flatMap((step) => step.items);
  // Whoever makes the container by hand may publish what the front matter does not know of.
  const isOurs = items.some((item) => item.kind === 'action' && item.work.do === 'run');
  const mayPublishMore = !isOurs || items.some(publishes);
  return { container, mayPublishMore };
}

/**
 * Why a port cannot be reached, as the first and the last part of a sentence; undefined where it can
 * be, or may be. Without a port the container's first one is meant.
 */
export function whyUnpublished(
  port: number | undefined,
  { container, mayPublishMore }: PublishedPorts,
): { readonly what: string; readonly advice: string } | undefined {
  if (container === undefined) return undefined;
  if (port === undefined)
    return container.ports.length > 0
      ? undefined
      : {
          what: "The lab's container publishes no port",
          advice: 'add one to "ports" in the front matter.',
        };
  if (mayPublishMore || container.ports.some((binding) => binding.container === port))
    return undefined;
  return {
    what: `The lab's container does not publish port ${String(port)}`,
    advice: 'add it to "ports" in the front matter.',
  };
}

function publishes(item: StepItem): boolean {
  const text =
    item.kind === 'command'
      ? item.text
      : item.kind === 'action' && 'command' in item.work
        ? item.work.command
        : '';
  return /(?:^|\s)(?:-\w*[pP]|--publish(?:-all)?)\b/.test(text);
}
