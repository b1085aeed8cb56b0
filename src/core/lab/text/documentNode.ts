import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { YamlNode } from './yamlNode';

/** The places in a document of the YAML library; an alias is where its name stands. */
export function documentNode(content: unknown): YamlNode {
  const at = isNode(content) ? (content.range?.[0] ?? 0) : 0;
  if (isSeq(content)) return { kind: 'list', at, items: content.items.map(documentNode) };
  if (!isMap(content)) return { kind: 'scalar', at };
  const entries = content.items.flatMap(({ key, value }) =>
    isScalar(key)
      ? [{ key: String(key.value), at: key.range?.[0] ?? at, node: documentNode(value) }]
      : [],
  );
  return { kind: 'map', at, entries };
}
