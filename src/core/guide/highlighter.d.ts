/** What we use of highlight.js. Its own types would bring the browser's globals into the whole project;
 * tsconfig.json names these in their place. */
declare const highlighter: {
  registerLanguage(name: string, language: unknown): void;
  getLanguage(name: string): object | undefined;
  highlight(
    code: string,
    options: { readonly language: string; readonly ignoreIllegals: boolean },
  ): { readonly value: string };
};

export default highlighter;
