import { isSafeAddress } from '@kontor/matrix/shared';
import type { DocNode } from '../doc.ts';
import { headingsOfDoc } from '../headings-of-doc.ts';
import { fileOfAddress } from '../html/addresses.ts';
import { targetOfHref } from '../schema/attribute-checks.ts';
import { readableDoc } from '../shared-doc/readable-doc.ts';
import type { OfficeChapter, OfficeText } from './office-text.ts';

/** Where a link leads: to a mark in the document itself, or out of it. */
export type OfficeTarget = { readonly inside: string } | { readonly outside: string };

export interface PlacedChapter extends OfficeChapter {
  /** Name of the mark at its title. */
  readonly mark: string;
  /** Names of the marks at its headings, in order. */
  readonly marks: readonly string[];
}

/** The chapters of a document with names for the places that links lead to: letters, digits and `_` only. */
export class OfficePlaces {
  readonly chapters: readonly PlacedChapter[];
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #anchors = new Map<string, ReadonlyMap<string, string>>();
  readonly #byRef: ReadonlyMap<string, PlacedChapter>;

  constructor({ chapters, addresses }: OfficeText) {
    this.#addresses = addresses;
    this.chapters = chapters.map((chapter, at) => {
      const doc: DocNode = readableDoc(chapter.doc);
      const mark = `page_${at + 1}`;
      const headings = headingsOfDoc(doc);
      const marks = headings.map((_heading, number) => `${mark}_${number + 1}`);
      this.#anchors.set(mark, new Map(headings.map(({ anchor }, number) => [anchor, marks[number] ?? mark])));
      return { ...chapter, doc, mark, marks };
    });
    this.#byRef = new Map(this.chapters.map((chapter) => [chapter.ref, chapter]));
  }

  /** Nothing for what leads nowhere: then the words stay. */
  find(from: PlacedChapter, href: unknown): OfficeTarget | undefined {
    if (typeof href !== 'string') return undefined;
    if (href.startsWith('#')) return this.#within(from, href.slice(1));
    const target = targetOfHref(href);
    if (!target) return isSafeAddress(href) ? { outside: href } : undefined;
    const chapter = this.#byRef.get(target.ref);
    if (chapter) return this.#within(chapter, target.place) ?? { inside: chapter.mark };
    const address = this.#addresses.get(target.ref);
    if (address === undefined || !isSafeAddress(address)) return undefined;
    const place = target.place === undefined || fileOfAddress(href) !== undefined ? '' : `#${target.place}`;
    return { outside: `${address}${place}` };
  }

  #within({ mark }: PlacedChapter, place: string | undefined): OfficeTarget | undefined {
    const found = place === undefined ? undefined : this.#anchors.get(mark)?.get(decoded(place));
    return found === undefined ? undefined : { inside: found };
  }
}

function decoded(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}
