import assert from 'node:assert/strict';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';
import { Student } from './student';

const image = 'live-labs/apache2-live-action:latest';

/** A student of the apache2 lab, and the engine that the lab runs on: what their passage leaves in it is
 * removed afterwards, and what was there before stays. */
export class ApacheStudent implements AsyncDisposable {
  private constructor(
    readonly student: Student,
    readonly engine: Engine,
    private readonly container: string,
    private readonly hadImage: boolean,
  ) {}

  /** @param container the name of the lab's container in this test */
  static async open(
    container: string,
    request: Parameters<typeof Student.open>[1],
  ): Promise<ApacheStudent> {
    const engine = await findEngine();
    const hadImage = (await engine.image(image)) !== undefined;
    assert.equal(await engine.container(container), undefined, `${container} is left from before`);
    const student = await Student.open(container, request);
    return new ApacheStudent(student, engine, container, hadImage);
  }

  /** Builds the image and starts the container by the first step of the walkthrough. */
  async start(): Promise<void> {
    const { student } = this;
    await student.openStep('Build and run');
    await student.press('Build Container');
    await student.page
      .locator('.statusbar-item', { hasText: 'The image is built' })
      .waitFor({ timeout: 120_000 });
    await student.press('Start Container');
    await student.ticked('Build and run');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { student, engine, container, hadImage } = this;
    await student[Symbol.asyncDispose]();
    const left = await engine.container(container);
    if (left !== undefined) await engine.remove(left.id);
    if (!hadImage) await engine.removeImage(image);
    await engine[Symbol.asyncDispose]();
  }
}
