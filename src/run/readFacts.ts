import { readFact } from '../core/lab/readFact';
import type { FactSource } from '../core/lab/model';
import type { ContainerFacts, Engine } from '../core/ports';
import { runExec } from './runExec';

/** A fact's value as it stands in the container, and where. */
export interface FactReading {
  readonly name: string;
  readonly value: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** Reads the lab's facts out of the running container, each file once; a fact that is not found
 * is left out. */
export async function readFacts(
  engine: Engine,
  container: ContainerFacts,
  sources: Readonly<Record<string, FactSource>>,
): Promise<readonly FactReading[]> {
  const texts = new Map<string, string>();
  for (const file of new Set(Object.values(sources).map((source) => source.file))) {
    texts.set(file, (await runExec(engine, container.id, ['cat', file])).stdout);
  }
  return Object.entries(sources).flatMap(([name, source]) => {
    const reading = readFact(source, texts.get(source.file) ?? '');
    return reading === undefined ? [] : [{ name, file: source.file, ...reading }];
  });
}
