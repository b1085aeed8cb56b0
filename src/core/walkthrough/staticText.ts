import { fillText } from '../lab/fillText';

/**
 * A lab's text without the values that only a run knows, since VS Code takes a walkthrough's text
 * from package.json: a port is left out (`localhost:{{port.80}}`), a fact is called by its name.
 */
export function staticText(text: string): string {
  const withoutPorts = text.replaceAll(/:?\{\{\s*port\.\d+\s*\}\}/g, '');
  const { unknown } = fillText(withoutPorts, {});
  return fillText(withoutPorts, Object.fromEntries(unknown.map((name) => [name, name]))).text;
}
