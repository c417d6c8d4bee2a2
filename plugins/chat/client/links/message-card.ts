import { readHtml, readMarkdown } from '@kontor/matrix/client';
import { insideAddress, objectMeant } from './inside-link.ts';
import { linksIn, wordsOf } from './link-words.ts';

type MessageCardKind =
  | { readonly kind: 'object'; readonly path: string }
  | { readonly kind: 'page'; readonly url: string };

/**
 * What a message shows a card of: the one thing that its only link leads to. Several links are a list already; an object
 * that is named by its name needs no card, and mail addresses have none.
 */
export function cardOf(
  { text, html }: { readonly text: string; readonly html: string | undefined },
  origin: string,
): MessageCardKind | undefined {
  // Most messages have no link, and need not be read again to know that.
  if (!/https?:\/\//.test(html ?? text)) return undefined;
  const links = linksIn(html === undefined ? readMarkdown(text) : readHtml(html));
  const targets = new Map(links.map(({ href, children }) => [href, wordsOf(children)]));
  const [[href, words] = ['', '']] = targets;
  if (targets.size !== 1) return undefined;
  const meant = objectMeant(href, words, origin);
  if (meant) return meant.isBare ? { kind: 'object', path: meant.path } : undefined;
  const isOnWeb = /^https?:/i.test(href) && URL.canParse(href) && !/^https:\/\/matrix\.to\//.test(href);
  return isOnWeb && insideAddress(href, origin) === undefined ? { kind: 'page', url: href } : undefined;
}
