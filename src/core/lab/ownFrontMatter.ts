/** A key that no other tool's front matter has; there are others with a `format`, but in words. */
const ownKey = /^(?:format[ \t]*:[ \t]*\d|(?:lab|container|facts)[ \t]*:)/m;

/** Whether the YAML of a front matter speaks of a lab. */
export function isOwnFrontMatter(yaml: string): boolean {
  return ownKey.test(yaml);
}

/** Whether a text is that of a lab by how it begins; costs nothing beside reading it. */
export function beginsLikeLab(text: string): boolean {
  const frontMatter = /^\ufeff?---[ \t]*\r?\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*\r?(?:\n|$)/s.exec(
    text.slice(0, longestFrontMatter),
  );
  return frontMatter !== null && isOwnFrontMatter(frontMatter[1] ?? '');
}

/** UTF-16 units of the longest front matter that is read. */
const longestFrontMatter = 20_100;
