import { parseRef } from '@kontor/base';
import { isSafeAddress } from '@kontor/matrix/shared';

/** Throws where a value is none that the attribute may have; the schema calls it for every node that is made. */
export type AttributeCheck = (value: unknown) => void;

function checkedBy(isRight: (value: unknown) => boolean, sentence: string): AttributeCheck {
  return (value) => {
    if (!isRight(value)) throw new RangeError(sentence);
  };
}

export function oneOf(...allowed: readonly unknown[]): AttributeCheck {
  return checkedBy((value) => allowed.includes(value), `This is none of ${allowed.join(', ')}`);
}

export function whole(min: number, max: number): AttributeCheck {
  const isRight = (value: unknown) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  return checkedBy(isRight, `This is no whole number from ${min} to ${max}`);
}

export function words(longest: number): AttributeCheck {
  return checkedBy((value) => typeof value === 'string' && value.length <= longest, 'This is no text, or too much');
}

/** Nothing, or what the other check allows. */
export function maybe(check: AttributeCheck): AttributeCheck {
  return (value) => {
    if (value !== null) check(value);
  };
}

export function listOf(check: AttributeCheck, most: number): AttributeCheck {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) throw new RangeError('This is no list, or too long');
    value.forEach(check);
  };
}

function matching(pattern: RegExp, sentence: string): AttributeCheck {
  return checkedBy((value) => typeof value === 'string' && pattern.test(value), sentence);
}

/** An id that a client or the server made: of a task item, of a file. */
export const anId = matching(/^[A-Za-z0-9_-]{1,64}$/, 'This is no id');
export const aLanguage = matching(/^[\p{L}\p{N}+#._-]{1,40}$/u, 'This is no language of code');
/** The name of a place in a page, as it stands behind the # of an address. */
export const anAnchor = matching(/^[^\s#{}<>"]{1,200}$/u, 'This is no name of a place');

export const aRef = checkedBy((value) => typeof value === 'string' && parseRef(value) !== undefined, 'This is no ref');
export const anHref = checkedBy(
  (value) => typeof value === 'string' && isDocumentHref(value),
  'This is no safe address',
);
export const aPictureAddress = checkedBy(
  (value) => typeof value === 'string' && isPictureAddress(value),
  'This is no address of a picture',
);

export function isPictureAddress(address: string): boolean {
  return /^https?:/i.test(address) && isSafeAddress(address);
}

/**
 * What a link in a document may lead to: the web, mail and telephone, a place in the page (`#name`), or an object of
 * Kontor by its ref (`kontor:wiki/page/<id>`, with `#name` for a place in it); never anything that runs.
 */
export function isDocumentHref(href: string): boolean {
  if (isSafeAddress(href)) return true;
  if (href.startsWith('#')) return /^#[^\s\p{Cc}]{1,200}$/u.test(href);
  return targetOfHref(href) !== undefined;
}

/** The object of Kontor, and the place in it, that a link of a document leads to. */
export function targetOfHref(href: string): { readonly ref: string; readonly place: string | undefined } | undefined {
  const [, ref, place] = /^kontor:([^#\s]+)(?:#([^\s\p{Cc}]{1,200}))?$/u.exec(href) ?? [];
  return ref !== undefined && parseRef(ref) ? { ref, place } : undefined;
}
