/** A program in Perl, as text: the bundler puts it in. */
declare module '*.pl' {
  const text: string;
  export default text;
}
