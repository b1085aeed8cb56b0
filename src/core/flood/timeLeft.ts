/** How long a flood still holds, as `9:58`, by the time that its end is told in. */
export function timeLeft(endsAt: number, now: number): string {
  // Rounded up, so that it says 0:00 only once it is over.
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
