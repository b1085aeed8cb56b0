/** A moment of today: `15:41:08`. */
export function timeOfDay(at: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
}
