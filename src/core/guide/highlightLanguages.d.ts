// The grammars of highlight.js come without types; only its core looks into them.
declare module 'highlight.js/lib/languages/*' {
  const language: unknown;
  export default language;
}
