/** A value as it stands in YAML: only what is needed to find its place again. */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly at: number }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly YamlNode[] }
  | { readonly kind: 'map'; readonly at: number; readonly entries: readonly YamlEntry[] };

export interface YamlEntry {
  readonly key: string;
  /** Where the key stands, as an offset of the whole YAML. */
  readonly at: number;
  readonly node: YamlNode;
}

/** Plain data with the places of all its parts. */
export interface YamlValue {
  readonly value: unknown;
  readonly node: YamlNode;
}
