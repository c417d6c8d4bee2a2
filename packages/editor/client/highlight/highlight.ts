import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';

/** A piece of code and what it is, as far as that is shown; the pieces join to exactly the code. */
export interface CodePiece {
  readonly text: string;
  readonly kind: CodeKind | undefined;
}

export type CodeKind = 'keyword' | 'string' | 'number' | 'comment' | 'name';

/** What the grammars tell apart is more than colours can: these few, by the names that the grammars give. */
const kinds: ReadonlyMap<string, CodeKind> = new Map([
  ...['keyword', 'literal', 'built_in', 'type', 'selector-tag', 'meta'].map((name) => [name, 'keyword'] as const),
  ...['string', 'regexp', 'link', 'char'].map((name) => [name, 'string'] as const),
  ...['number', 'symbol', 'bullet'].map((name) => [name, 'number'] as const),
  ...['comment', 'quote', 'doctag'].map((name) => [name, 'comment'] as const),
  ...['title', 'attr', 'attribute', 'property', 'section', 'name', 'selector-class', 'selector-id', 'variable'].map(
    (name) => [name, 'name'] as const,
  ),
]);

/** Longer code is shown as it is: to take it apart would hold everything else up. */
const longest = 20_000;

const grammars = { bash, css, ini, java, javascript, json, php, python, sql, typescript, xml, yaml };
const lowlight = createLowlight(grammars);

interface Part {
  readonly type: string;
  readonly value?: string;
  readonly properties?: { readonly className?: unknown };
  readonly children?: readonly Part[];
}

/** The code in pieces; one without a kind where the language is not known, or the code is too long. */
export function highlight(code: string, language: string): readonly CodePiece[] {
  if (code.length > longest || !lowlight.registered(language)) return [{ text: code, kind: undefined }];
  return piecesOf(lowlight.highlight(language, code).children, undefined);
}

function piecesOf(parts: readonly Part[], outer: CodeKind | undefined): CodePiece[] {
  return parts.flatMap((part): CodePiece[] => {
    if (part.type === 'text') return [{ text: part.value ?? '', kind: outer }];
    return piecesOf(part.children ?? [], kindOf(part) ?? outer);
  });
}

function kindOf({ properties }: Part): CodeKind | undefined {
  const names: unknown = properties?.className;
  const [name] = Array.isArray(names) ? names : [];
  return typeof name === 'string' ? kinds.get(name.replace(/^hljs-/, '')) : undefined;
}
