import type { Memento } from 'vscode';
import type { RunMemory } from '../../core/progress/runMemory';
import type { LabPlace } from './foundLab';

/** A lab as its memory is kept by. */
export interface Remembered extends Pick<LabPlace, 'file' | 'origin'> {
  readonly id: string;
}

/**
 * Keeps how far a student is in each lab: of a lab that ships in the whole VS Code, of one of the
 * workspace by its file in that workspace, since two of them may have one id.
 */
export class RunMemories {
  constructor(
    private readonly shipped: Memento,
    private readonly workspace: Memento,
  ) {}

  /** What was kept of a lab last; undefined where nothing was. */
  of(lab: Remembered): RunMemory | undefined {
    return this.#place(lab).get<RunMemory>(keyOf(lab));
  }

  /** Keeps it from now on in place of what was there. */
  keep(lab: Remembered, memory: RunMemory): Thenable<void> {
    return this.#place(lab).update(keyOf(lab), memory);
  }

  #place({ origin }: Remembered): Memento {
    return origin === 'shipped' ? this.shipped : this.workspace;
  }
}

function keyOf({ id, file, origin }: Remembered): string {
  return origin === 'shipped' ? `run.${id}` : `run.${file}`;
}
