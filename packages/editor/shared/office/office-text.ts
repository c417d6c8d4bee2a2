import type { Language } from '@kontor/base';
import type { DocNode } from '../doc.ts';
import type { CalloutKind } from '../schema/block-nodes.ts';

/** A picture as word processors take it. */
export interface OfficePicture {
  readonly content: Uint8Array;
  readonly kind: 'png' | 'jpg' | 'gif';
  /** In pixels of the picture. */
  readonly width: number;
  readonly height: number;
}

/** A page; pages under it follow it with a greater depth. */
export interface OfficeChapter {
  readonly ref: string;
  readonly title: string;
  /** 1 at the top. */
  readonly depth: number;
  readonly doc: DocNode;
}

/** What becomes one document of a word processor; nothing but data, so that it can be sent to a thread. */
export interface OfficeText {
  readonly title: string;
  readonly language: Language;
  readonly chapters: readonly OfficeChapter[];
  /** Pictures by the ids of their files; of others the words stay that stand for them. */
  readonly pictures: ReadonlyMap<string, OfficePicture>;
  /** Where objects of Kontor that are no chapters are found, by their refs; of others the words stay. */
  readonly addresses: ReadonlyMap<string, string>;
}

interface OfficeWords {
  readonly locale: string;
  readonly callouts: Readonly<Record<CalloutKind, string>>;
  readonly unknown: string;
}

export const officeWords: Readonly<Record<Language, OfficeWords>> = {
  de: {
    locale: 'de-DE',
    callouts: { info: 'Hinweis', tip: 'Tipp', warning: 'Achtung', danger: 'Warnung' },
    unknown: 'Dieser Inhalt lässt sich hier nicht zeigen.',
  },
  en: {
    locale: 'en-GB',
    callouts: { info: 'Note', tip: 'Tip', warning: 'Caution', danger: 'Warning' },
    unknown: 'This content cannot be shown here.',
  },
};

/** Text without what XML 1.0 does not allow (section 2.2): control characters and halves of surrogate pairs. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/\r\n?/g, '\n');
}

/** Width and height on paper, in pixels of a style sheet: no wider than the text, and no higher than most of a page. */
export function shownSize(
  { width, height }: Pick<OfficePicture, 'width' | 'height'>,
  wanted: unknown,
): { readonly width: number; readonly height: number } {
  const own = Math.min(typeof wanted === 'number' ? wanted : width, 600);
  const scale = Math.min(own / width, 800 / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
