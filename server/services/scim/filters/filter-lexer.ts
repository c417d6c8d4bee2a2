export type Token =
  | { readonly kind: 'open' | 'close' | 'openValue' | 'closeValue'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string; readonly value: string }
  | { readonly kind: 'number'; readonly text: string; readonly value: number };

const brackets = { '(': 'open', ')': 'close', '[': 'openValue', ']': 'closeValue' } as const;
const pattern =
  /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s()[\]]|$)|((?:urn:[^\s()[\]"]+)|\.?[A-Za-z$][\w$.:-]*))/y;

/** The words of a filter, or nothing where it has other characters than the grammar knows. */
export function readTokens(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return undefined;
    at = pattern.lastIndex;
    const token = toToken(found);
    if (!token) return undefined;
    tokens.push(token);
  }
  return tokens;
}

function toToken([, bracket, quoted, number, word]: RegExpExecArray): Token | undefined {
  if (bracket !== undefined && bracket in brackets) {
    return { kind: brackets[bracket as keyof typeof brackets], text: bracket }; // one of the four
  }
  if (quoted !== undefined) {
    const value = readString(quoted);
    return value === undefined ? undefined : { kind: 'string', text: quoted, value };
  }
  if (number !== undefined) return { kind: 'number', text: number, value: Number(number) };
  return word === undefined ? undefined : { kind: 'word', text: word };
}

/** Strings are those of JSON (RFC 7159 section 7); one with NUL is none that anything here could be. */
function readString(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' && !value.includes('\0') ? value : undefined;
  } catch {
    return undefined; // an escape that JSON does not know, or a control character
  }
}
