import type { ShownFacts, ShownPrediction } from '../../core/recording/shownFacts';
import type { LabSession } from '../../run/labSession';

// What a lab tells of its container beside what is seen of it.

/** The facts that are numbers, and where each of them stands. */
export async function readFactsOf(
  session: LabSession,
): Promise<Pick<ShownFacts, 'facts' | 'factPlaces'>> {
  const { observer } = await session.run();
  const [facts, factPlaces] = await Promise.all([observer.names(), observer.factPlaces()]);
  return { facts, factPlaces };
}

/** The lab's first prediction that the student has made. */
export function predictionOf({ lab, tracker }: LabSession): ShownPrediction | undefined {
  const { answers, measured } = tracker.memory;
  for (const item of lab.steps.flatMap(({ items }) => items)) {
    if (item.kind !== 'question' || item.predicts === undefined) continue;
    const predicted = answers[item.id];
    if (predicted !== undefined) return { ask: item.ask, predicted, measured: measured?.[item.id] };
  }
  return undefined;
}
