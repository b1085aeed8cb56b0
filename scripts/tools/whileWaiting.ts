import type { Screen } from './screen';

/** Shows every second how long something that tells nothing of itself has taken so far. */
export async function whileWaiting<T>(screen: Screen, words: string, work: Promise<T>): Promise<T> {
  const start = screen.now();
  const ticking = setInterval(() => {
    screen.progress(`${words} (${String(Math.round((screen.now() - start) / 1000))} s)`);
  }, 1000);
  try {
    return await work;
  } finally {
    clearInterval(ticking);
  }
}
