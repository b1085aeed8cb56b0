/** An element with its attributes, those that are undefined left out, and what stands in it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inside: string | readonly string[] = '',
): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${attributeText(String(value))}"`],
  );
  const open = `<${name}${words.join('')}`;
  const content = typeof inside === 'string' ? inside : inside.map((each) => `\n${each}`).join('');
  if (content === '') return `${open}/>`;
  return `${open}>${content}${typeof inside === 'string' ? '' : '\n'}</${name}>`;
}

/** A text as the content of an element. */
export function contentText(text: string): string {
  return escaped(text);
}

/** Readers make one blank of line breaks and tabs in attributes unless they are written so. */
function attributeText(text: string): string {
  return escaped(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;');
}

/** XML 1.0 has no way to write most control characters, halves of pairs and the last two of a plane. */
const unwritable =
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

function escaped(text: string): string {
  return text
    .replace(unwritable, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
