import type { FloodCounts } from '../ports';
import type { Observer } from './observer';

/**
 * An observer for one look: whatever the parts of a check ask for twice is seen once, so that they
 * judge the same moment. Contradictions between them are contradictions of the check then.
 */
export function oneLook(observer: Observer): Observer {
  const seen = new Map<string, Promise<unknown>>();
  let flood: { readonly counts: FloodCounts | undefined } | undefined;
  const once = <Answer>(
    ask: () => Promise<Answer>,
    ...words: readonly unknown[]
  ): Promise<Answer> => {
    const key = JSON.stringify(words);
    const answer = (seen.get(key) as Promise<Answer> | undefined) ?? ask();
    seen.set(key, answer);
    return answer;
  };
  return {
    container: () => once(() => observer.container(), 'container'),
    snapshot: () => once(() => observer.snapshot(), 'snapshot'),
    sockets: () => once(() => observer.sockets(), 'sockets'),
    http: (port, path) => once(() => observer.http(port, path), 'http', port, path),
    knock: (port) => once(() => observer.knock(port), 'knock', port),
    exec: (line) => once(() => observer.exec(line), 'exec', line),
    command: (text, place) => once(() => observer.command(text, place), 'command', text, place),
    file: (path, place) => once(() => observer.file(path, place), 'file', path, place),
    names: () => observer.names(),
    values: () => observer.values(),
    answers: () => observer.answers(),
    floodOver: () => observer.floodOver(),
    flood: () => (flood ??= { counts: observer.flood() }).counts,
  };
}
