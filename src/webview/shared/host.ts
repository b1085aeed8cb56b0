/** What VS Code gives to a webview, once. */
export interface Host<Message, Kept> {
  postMessage(message: Message): void;
  getState(): unknown;
  setState(state: Kept): void;
}

/** The fields of what was kept, whatever that is: an older version may have kept something else. */
export function keptFields(kept: unknown): Readonly<Record<string, unknown>> {
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
}
