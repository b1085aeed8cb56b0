import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type Docker from 'dockerode';

/** The part of dockerode's connection that is used here; its own types call it `any`. */
interface Modem {
  dial(
    options: {
      readonly path: string;
      readonly method: 'GET';
      readonly options: object;
      readonly isStream: true;
      readonly statusCodes: Readonly<Record<number, true>>;
      readonly abortSignal?: AbortSignal;
    },
    done: (fault: Error | null, answer: Readable) => void,
  ): void;
}

/**
 * Asks for something and gives the answer as it comes. For requests of which dockerode's methods
 * cannot be aborted, or guess at what came: they take a log that looks like JSON for an object.
 */
export function openStream(
  docker: Docker,
  path: string,
  query: object,
  signal?: AbortSignal,
): Promise<Readable> {
  const modem = docker.modem as Modem;
  return new Promise((resolve, reject) => {
    modem.dial(
      {
        path: `${path}?`,
        method: 'GET',
        options: query,
        isStream: true,
        statusCodes: { 200: true },
        ...(signal === undefined ? {} : { abortSignal: signal }),
      },
      (fault, answer) => {
        if (fault === null) resolve(answer);
        else reject(fault);
      },
    );
  });
}

/** The same, for a short answer. */
export async function getText(docker: Docker, path: string, signal?: AbortSignal): Promise<string> {
  return text(await openStream(docker, path, {}, signal));
}
