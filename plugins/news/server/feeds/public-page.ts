import type { Language } from '@kontor/base';
import { readableFragmentOfDoc } from '@kontor/editor/readable-html';
import { publicFeedPath, publicPath } from '../../shared/feeds.ts';
import { escapeXml } from './atom-writer.ts';
import { picturesIn, publicDoc } from './public-doc.ts';
import type { PublicPost } from './public-service.ts';
import { publicStyle } from './public-style.ts';
import { publicWords } from './public-words.ts';

/** Whose page it is, for whom, and where. */
export interface PublicLook {
  readonly language: Language;
  readonly organisation: string;
  readonly accent: string;
  readonly logo: string | null;
  /** Of Kontor itself, such as `https://kontor.example.org`. */
  readonly origin: string;
  readonly timeZone: string;
}

export interface PublicPage {
  readonly html: string;
  /** The `Content-Security-Policy` without which it is not sent. */
  readonly policy: string;
}

/** The words of a post in the language asked for, as far as there are any; else in German. */
export function wordsOf({ version }: PublicPost, language: Language) {
  const { title, teaser, title_en: titleEn, teaser_en: teaserEn, doc, doc_en: docEn } = version;
  if (language === 'en' && version.has_english && docEn !== null)
    return { language, title: titleEn, teaser: teaserEn, doc: docEn };
  return { language: 'de' as const, title, teaser, doc };
}

export function picturePath(post: string, file: string): string {
  return `${publicPath}/${post}/pictures/${file}`;
}

/** The text of a post as a fragment of HTML that has nothing active and leads nowhere within Kontor. */
export function publicHtml(post: PublicPost, language: Language, origin: string, base = ''): string {
  const words = wordsOf(post, language);
  const doc = publicDoc(words.doc, origin);
  const pictures = new Set(picturesIn(doc));
  const html = readableFragmentOfDoc({
    language: words.language,
    doc,
    addressOf: () => undefined,
    fileAddress: (file) => (pictures.has(file) ? `${base}${picturePath(post.id, file)}` : undefined),
  });
  // A style of its own would need a hole in the policy of the page.
  return html.replaceAll(' style="white-space: pre-wrap"', ' class="spaces"');
}

export function listPage(
  look: PublicLook,
  { posts, page, hasMore }: { readonly posts: readonly PublicPost[]; readonly page: number; readonly hasMore: boolean },
): PublicPage {
  const t = publicWords[look.language];
  const items = posts.map((post) => {
    const { language, title, teaser } = wordsOf(post, look.language);
    const words = teaser === '' ? '' : `<p>${escapeXml(teaser)}</p>`;
    const address = withLanguage(`${publicPath}/${post.id}`, look.language);
    return `<article lang="${language}">${when(post, look)}<h2><a href="${address}">${escapeXml(title)}</a></h2>${words}</article>`;
  });
  const turn = (to: number, words: string) =>
    `<a href="${withLanguage(publicPath, look.language)}${to > 1 ? `&amp;page=${to}` : ''}">${words}</a>`;
  const turns = [...(page > 1 ? [turn(page - 1, t.newer)] : []), ...(hasMore ? [turn(page + 1, t.older)] : [])];
  const body = [
    `<h1>${t.title}</h1>`,
    items.length === 0 ? `<p>${t.none}</p>` : `<div class="list">${items.join('')}</div>`,
    turns.length === 0 ? '' : `<nav class="pages" aria-label="${t.pages}">${turns.join('')}</nav>`,
  ].join('');
  return frame(look, { title: t.title, body, here: publicPath });
}

export function postPage(look: PublicLook, post: PublicPost): PublicPage {
  const { language, title, teaser } = wordsOf(post, look.language);
  const { cover, cover_alt: alt } = post.version;
  const picture =
    cover === null ? '' : `<figure><img src="${picturePath(post.id, cover)}" alt="${escapeXml(alt)}"></figure>`;
  const words = teaser === '' ? '' : `<p class="teaser">${escapeXml(teaser)}</p>`;
  const text = publicHtml(post, look.language, look.origin);
  const body = `<article lang="${language}"><h1>${escapeXml(title)}</h1>${when(post, look)}${words}${picture}${text}</article>${back(look)}`;
  return frame(look, { title, body, here: `${publicPath}/${post.id}` });
}

/** Where there is nothing, or nothing any more: the same for both. */
export function missingPage(look: PublicLook): PublicPage {
  const t = publicWords[look.language];
  return frame(look, {
    title: t.missing,
    body: `<h1>${t.missing}</h1><p>${t.missingText}</p>${back(look)}`,
    here: publicPath,
  });
}

function back({ language }: PublicLook): string {
  const t = publicWords[language];
  return `<p class="screen"><a href="${withLanguage(publicPath, language)}">${t.all}</a></p>`;
}

function when({ publishedAt, version }: PublicPost, { language, timeZone }: PublicLook): string {
  const day = (moment: Date) =>
    moment.toLocaleDateString(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone });
  const changed = version.number > 1 ? `, ${publicWords[language].changed(day(version.at))}` : '';
  return `<p class="when" lang="${language}"><time datetime="${publishedAt.toISOString()}">${day(publishedAt)}</time>${changed}</p>`;
}

function withLanguage(path: string, language: Language): string {
  return `${path}?lang=${language}`;
}

function frame(
  look: PublicLook,
  { title, body, here }: { readonly title: string; readonly body: string; readonly here: string },
): PublicPage {
  const { language, organisation, accent, logo } = look;
  const t = publicWords[language];
  const { css, policy } = publicStyle(accent);
  const other = language === 'de' ? 'en' : 'de';
  const picture = logo === null ? '' : `<img src="${escapeXml(logo)}" alt="">`;
  const legal = (['imprint', 'privacy', 'accessibility'] as const).map(
    (document) => `<li><a href="/legal/${document}">${t[document]}</a></li>`,
  );
  const html = [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title === organisation ? title : `${title} – ${organisation}`)}</title>`,
    '<link rel="icon" href="/icon.svg">',
    `<link rel="alternate" type="application/atom+xml" href="${withLanguage(publicFeedPath, language)}" title="${escapeXml(organisation)}">`,
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    `<a class="skip" href="#content">${t.content}</a>`,
    `<header><div>${picture}<p>${escapeXml(organisation)}</p><a class="screen" lang="${other}" hreflang="${other}" href="${withLanguage(here, other)}">${t.language}</a></div></header>`,
    `<main id="content">${body}</main>`,
    `<footer class="screen"><nav aria-label="${t.legal}"><ul class="row"><li><a href="${withLanguage(publicFeedPath, language)}">${t.feed}</a></li>${legal.join('')}</ul></nav></footer>`,
    '</body>',
    '</html>\n',
  ].join('\n');
  return { html, policy };
}
