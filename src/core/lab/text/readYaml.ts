import { Composer, Lexer, Parser, type CST, type Document } from 'yaml';
import type { Problem } from '../model';
import type { PlacedText } from './placedText';
import { documentNode } from './documentNode';
import { PlacedYaml } from './placedYaml';
import { readPlainYaml } from './plainYaml';
import { yamlAdvice, type YamlFault } from './yamlAdvice';

/** Far more than any directive holds. Its reader takes time that grows faster than the text. */
const longestYaml = 20_000;
/** Deeper nesting than this would exhaust the stack of the YAML composer, which is recursive. */
const deepestYaml = 40;
/** Words and signs of YAML, of which even a long front matter has a tenth. */
const mostLexemes = 4000;
/** What follows so many mistakes of syntax is their echo. */
const mostMistakes = 10;
/** Anchors that multiply (`*a, *a` of `*b, *b` ...) end here; the format needs none at all. */
const mostAliases = 20;

/** Reads one YAML document. Total: what cannot be read gives problems and no data. */
export function readYaml(source: PlacedText): { yaml?: PlacedYaml; problems: readonly Problem[] } {
  if (source.text.length > longestYaml)
    return tooBig(source, `This is longer than ${longestYaml} characters; make it shorter.`);
  const plain = readPlainYaml(source.text);
  if (plain !== undefined) return { yaml: new PlacedYaml(plain, source), problems: [] };
  const tokens = readTokens(source.text);
  if (tokens === 'too deep') return tooBig(source, 'This is nested too deeply; make it flatter.');
  if (tokens === 'too many') return tooBig(source, 'This holds too many values; make it shorter.');
  const [document, ...more] = composeAll(tokens, source.text.length);
  const faults = [...(document?.errors ?? []), ...(document?.warnings ?? [])].map(
    ({ code, pos, message }) => ({ code, message, at: pos[0] }),
  );
  const problems = firstOfLines(faults.slice(0, mostMistakes), source.text).map((fault) =>
    syntaxProblem(source, fault.at, yamlAdvice(fault, source.text)),
  );
  const second = more[0];
  if (second !== undefined)
    problems.push(
      syntaxProblem(
        source,
        second.range[0],
        'A line of three hyphens ends the YAML; leave it out.',
      ),
    );
  if (document === undefined || problems.length > 0) return { problems };
  return readValue(document, source);
}

/** What follows a mistake on its line is mostly its echo. Of two at one place the later is the one
 * that knows how the text goes on. */
function firstOfLines(faults: readonly YamlFault[], text: string): readonly YamlFault[] {
  const byLine = new Map<number, YamlFault>();
  for (const fault of faults) {
    const line = text.lastIndexOf('\n', fault.at - 1);
    if ((byLine.get(line) ?? fault).at === fault.at) byLine.set(line, fault);
  }
  return [...byLine.values()];
}

function readValue(
  document: Document.Parsed,
  source: PlacedText,
): { yaml?: PlacedYaml; problems: readonly Problem[] } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    const node = documentNode(document.contents);
    return { yaml: new PlacedYaml({ value, node }, source), problems: [] };
  } catch (error) {
    // What toJS throws for a document without errors: an alias of nothing, or too many of them.
    if (!(error instanceof ReferenceError)) throw error;
    const [, name] = /^Unresolved alias.*: (.+)$/s.exec(error.message) ?? [];
    if (name === undefined)
      return tooBig(source, 'Too many aliases (*name) stand here; write the values themselves.');
    const at = source.text.indexOf(`*${name}`);
    const message = `Text that begins with * must stand in quotes, as "*${name}" here.`;
    return { problems: [syntaxProblem(source, Math.max(0, at), message)] };
  }
}

/** The concrete syntax, or what is too much of it, as soon as it is. */
function readTokens(text: string): readonly CST.Token[] | 'too deep' | 'too many' {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    lexemes += 1;
    if (parser.stack.length > deepestYaml) return 'too deep';
    if (lexemes > mostLexemes) return 'too many';
  }
  tokens.push(...parser.end());
  return tokens;
}

function composeAll(tokens: readonly CST.Token[], length: number): readonly Document.Parsed[] {
  // Text without any document still gives one, which is empty.
  return [...new Composer({ stringKeys: true }).compose(tokens, true, length)];
}

function syntaxProblem(source: PlacedText, offset: number, message: string): Problem {
  return { ...source.placeAt(offset), severity: 'error', code: 'yaml-syntax', message };
}

function tooBig(source: PlacedText, message: string): { problems: readonly Problem[] } {
  return {
    problems: [{ ...source.placeAt(0), severity: 'error', code: 'yaml-too-big', message }],
  };
}
