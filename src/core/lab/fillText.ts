const placeholder = /\{\{\s*([A-Za-z_]\w*(?:\.\d+)?)\s*\}\}/g;

/**
 * Puts values in the place of `{{fact}}` and `{{port.80}}`. A name without a value stays as it is
 * written and is listed, each once.
 */
export function fillText(
  text: string,
  values: Readonly<Record<string, string>>,
): { text: string; unknown: readonly string[] } {
  const unknown = new Set<string>();
  const filled = text.replace(placeholder, (written, name: string) => {
    if (Object.hasOwn(values, name)) return values[name] ?? written;
    unknown.add(name);
    return written;
  });
  return { text: filled, unknown: [...unknown] };
}
