import { withoutFrontMatter } from '@kontor/editor/shared';
import { parse } from 'yaml';

/** What the import takes from the lines before the text of a file. */
export interface FrontMatter {
  readonly title: string | undefined;
  readonly icon: string | undefined;
  /** Its place among the pages beside it. */
  readonly order: number | undefined;
  /** Other addresses that mean this page: `permalink`, `redirect_from`, `aliases`. */
  readonly aliases: readonly string[];
  /** Written by the export of Kontor, which says nothing twice. */
  readonly isArchive: boolean;
  /** It cannot be read: it is left out, and the report says so. */
  readonly isBroken: boolean;
}

/** Of files of other kinds. */
export const noFrontMatter: FrontMatter = {
  title: undefined,
  icon: undefined,
  order: undefined,
  aliases: [],
  isArchive: false,
  isBroken: false,
};

export function readFrontMatter(file: string): { readonly about: FrontMatter; readonly text: string } {
  const { frontMatter, text } = withoutFrontMatter(file);
  const { values, isBroken } = parseLines(frontMatter);
  const aliases = ['permalink', 'redirect_from', 'aliases'].flatMap((key) => wordsIn(values[key]));
  const { order } = values;
  const about = {
    title: wordsIn(values.title)[0]?.replace(/\s+/g, ' ').trim().slice(0, 200),
    icon: wordsIn(values.icon)[0]?.slice(0, 32),
    order: typeof order === 'number' && Number.isFinite(order) ? order : undefined,
    aliases,
    isArchive: values.kontor === 1,
    isBroken,
  };
  return { about, text };
}

function parseLines(lines: string): { readonly values: Readonly<Record<string, unknown>>; readonly isBroken: boolean } {
  try {
    const read: unknown = lines.trim() === '' ? {} : parse(lines, { maxAliasCount: 20, logLevel: 'error' });
    if (typeof read === 'object' && read !== null && !Array.isArray(read))
      return { values: { ...read }, isBroken: false };
  } catch {
    // Said in the report.
  }
  return { values: {}, isBroken: true };
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return Array.isArray(value) ? value.flatMap((each) => (typeof each === 'string' ? [each] : [])) : [];
}
