import { decodeFile } from '@kontor/base';

export interface LdifEntry {
  /** Line of the file, from 1, where the entry starts. */
  readonly line: number;
  readonly dn: string;
  /** Values by attribute name in lower case, without options such as `;lang-de`. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

export interface LdifFile {
  readonly entries: readonly LdifEntry[];
  /** Lines that are no attribute, and values whose base64 does not fit. */
  readonly brokenLines: readonly number[];
}

interface LogicalLine {
  readonly line: number;
  text: string;
}

/** Whether a text is LDIF: its first line that says anything gives a version or a distinguished name. */
export function isLdif(text: string): boolean {
  const first = unfold(text).find((line) => line.text !== '');
  return first !== undefined && /^(version|dn)::?/i.test(first.text);
}

/**
 * Reads the content records of LDIF (RFC 2849): folded lines, comments, base64 values. Values by URL (`:<`) are broken
 * lines, as nothing is fetched for an import. Change records are read like content, without their `changetype`.
 */
export function readLdif(text: string): LdifFile {
  const entries: LdifEntry[] = [];
  const brokenLines: number[] = [];
  let open: { line: number; dn: string; attributes: Map<string, string[]> } | undefined;
  for (const { line, text: content } of unfold(text)) {
    if (content === '') {
      open = undefined;
      continue;
    }
    const attribute = readAttribute(content);
    if (!attribute) brokenLines.push(line);
    else if (attribute.name === 'dn') {
      open = { line, dn: attribute.value, attributes: new Map() };
      entries.push(open);
    } else if (open) {
      open.attributes.set(attribute.name, [...(open.attributes.get(attribute.name) ?? []), attribute.value]);
    } else if (attribute.name !== 'version') brokenLines.push(line);
  }
  return { entries, brokenLines };
}

/** Lines with their continuations (a line that starts with one space), without comments; an empty one ends an entry. */
function unfold(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let last: LogicalLine | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith(' ') && last) {
      last.text += line.slice(1);
      continue;
    }
    last = { line: index + 1, text: line };
    lines.push(last);
  }
  return lines.filter((line) => !line.text.startsWith('#'));
}

function readAttribute(line: string): { name: string; value: string } | undefined {
  const found = /^([A-Za-z][A-Za-z0-9.-]*)(?:;[A-Za-z0-9-]+)*:(:?)(?!<) *(.*)$/s.exec(line);
  if (!found) return undefined;
  const [, name = '', encoded, value = ''] = found;
  if (encoded === '') return { name: name.toLowerCase(), value };
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value) || value.length % 4 !== 0) return undefined;
  return { name: name.toLowerCase(), value: decodeFile(Buffer.from(value, 'base64')).text };
}
