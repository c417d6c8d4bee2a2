import { invalidFilter, invalidPath, type ScimRefusal } from '../scim-refusal.ts';
import { type AttributePath, type Comparison, comparisons, type Filter, type PatchPath } from './filter.ts';
import { readTokens, type Token } from './filter-lexer.ts';

/** Bounds for what strangers send: longer, deeper or with more parts than anybody needs. */
const longest = 4000;
const deepest = 20;
const mostParts = 100;

/** Parses a filter (RFC 7644 section 3.4.2.2, figure 1); throws `invalidFilter`. */
export function parseFilter(text: string): Filter {
  const parser = new Parser(text, invalidFilter);
  const filter = parser.readOr(0);
  parser.end();
  return filter;
}

/** Parses the path of a PATCH operation (RFC 7644 section 3.5.2, figure 7); throws `invalidPath`. */
export function parsePath(text: string): PatchPath {
  const parser = new Parser(text, invalidPath);
  const path = parser.readPath();
  parser.end();
  return path;
}

/** `urn:…:User:name.givenName`, `emails.value`, `userName`; nothing for what is no attribute. */
export function readAttribute(text: string): AttributePath | undefined {
  const found = /^(?:(urn:[^\s"()[\]]+):)?([a-z$][\w$-]*)(?:\.([a-z$][\w$-]*))?$/.exec(text.toLowerCase());
  const [, schema, name, sub] = found ?? [];
  return name === undefined ? undefined : { schema, name, sub };
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #refuse: (detail: string) => ScimRefusal;
  #at = 0;
  #parts = 0;

  constructor(text: string, refuse: (detail: string) => ScimRefusal) {
    this.#refuse = refuse;
    const tokens = text.length > longest ? undefined : readTokens(text);
    if (!tokens) throw refuse('It is not written as RFC 7644 says');
    this.#tokens = tokens;
  }

  readOr(depth: number): Filter {
    let left = this.#readAnd(depth);
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#readAnd(depth) };
    return left;
  }

  #readAnd(depth: number): Filter {
    let left = this.#readOne(depth);
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#readOne(depth) };
    return left;
  }

  #readOne(depth: number): Filter {
    this.#parts += 1;
    if (depth > deepest || this.#parts > mostParts) throw this.#refuse('It has too many parts');
    if (this.#isNot()) {
      this.#at += 1;
      return { kind: 'not', of: this.#readGroup(depth) };
    }
    if (this.#peek()?.kind === 'open') return this.#readGroup(depth);
    const attribute = this.#readAttribute();
    if (this.#peek()?.kind !== 'openValue') return this.#readComparison(attribute);
    this.#at += 1;
    return { kind: 'within', attribute, filter: this.#readBesides(this.#readInner(depth)) };
  }

  /** `emails[type eq "work"].value eq "x"`: the grammar has it for paths alone, yet Entra ID asks so. One value fits both. */
  #readBesides(filter: Filter): Filter {
    const next = this.#peek();
    const name = next?.kind === 'word' && next.text.startsWith('.') ? next.text.slice(1) : undefined;
    if (name === undefined) return filter;
    const attribute = readAttribute(name);
    if (!attribute) throw this.#refuse('An attribute is missing');
    this.#at += 1;
    return { kind: 'and', left: filter, right: this.#readComparison(attribute) };
  }

  #readComparison(attribute: AttributePath): Filter {
    const next = this.#take();
    if (next?.kind !== 'word') throw this.#refuse('An operator is missing');
    const operator = next.text.toLowerCase();
    if (operator === 'pr') return { kind: 'present', attribute };
    if (!isComparison(operator)) throw this.#refuse(`There is no operator ${next.text}`);
    return { kind: 'compare', attribute, operator, value: this.#readValue() };
  }

  #readGroup(depth: number): Filter {
    this.#expect('open');
    const filter = this.readOr(depth + 1);
    this.#expect('close');
    return filter;
  }

  /** What stands in square brackets, which are not within one another. */
  #readInner(depth: number): Filter {
    const filter = this.readOr(depth + 1);
    this.#expect('closeValue');
    if (hasWithin(filter)) throw this.#refuse('Square brackets do not stand within others');
    return filter;
  }

  readPath(): PatchPath {
    const attribute = this.#readAttribute();
    if (this.#peek()?.kind !== 'openValue') return { attribute, filter: undefined };
    this.#at += 1;
    const filter = this.#readInner(0);
    const sub = this.#peek();
    if (sub?.kind !== 'word') return { attribute, filter };
    this.#at += 1;
    const [, name] = /^\.([a-z$][\w$-]*)$/.exec(sub.text.toLowerCase()) ?? [];
    if (name === undefined || attribute.sub !== undefined) throw this.#refuse('It is not written as RFC 7644 says');
    return { attribute: { ...attribute, sub: name }, filter };
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#refuse(`${this.#peek()?.text} is not expected there`);
  }

  #readAttribute(): AttributePath {
    const token = this.#take();
    const attribute = token?.kind === 'word' ? readAttribute(token.text) : undefined;
    if (!attribute) throw this.#refuse('An attribute is missing');
    return attribute;
  }

  #readValue() {
    const token = this.#take();
    if (token?.kind === 'string' || token?.kind === 'number') return token.value;
    const word = token?.text.toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    throw this.#refuse('A value is missing');
  }

  /** `not` is also a word like others: only before a bracket does it turn something round. */
  #isNot(): boolean {
    const token = this.#peek();
    return token?.kind === 'word' && token.text.toLowerCase() === 'not' && this.#tokens[this.#at + 1]?.kind === 'open';
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    const isThere = token?.kind === 'word' && token.text.toLowerCase() === word;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #expect(kind: Token['kind']): void {
    if (this.#take()?.kind !== kind) throw this.#refuse('A bracket is missing');
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }
}

function hasWithin(filter: Filter): boolean {
  if (filter.kind === 'within') return true;
  if (filter.kind === 'not') return hasWithin(filter.of);
  return (filter.kind === 'and' || filter.kind === 'or') && (hasWithin(filter.left) || hasWithin(filter.right));
}

function isComparison(word: string): word is Comparison {
  return comparisons.some((known) => known === word);
}
