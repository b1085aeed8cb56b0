/**
 * The image that may take the place of another where no registry answers. `httpd:2.4` gives
 * `live-labs-stand-in/httpd:2.4`: the set-up makes it under that name, and a run looks for it there.
 */
export function standInFor(image: string): string {
  return `live-labs-stand-in/${image}`;
}
