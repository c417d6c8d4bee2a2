import { docOfHtml, textOfDoc } from '@kontor/editor/shared';

/** What a page of HTML is called: by its own title, or by its first heading; the words alone. */
export function titleOfHtml(html: string): string | undefined {
  const [, title = ''] = /<title[^>]*>([\s\S]{0,2000}?)<\/title>/i.exec(html) ?? [];
  const [, , heading = ''] = /<(h[1-3])(?:\s[^>]*)?>([\s\S]{0,4000}?)<\/\1>/i.exec(html) ?? [];
  return wordsOf(title) ?? wordsOf(heading);
}

function wordsOf(html: string): string | undefined {
  const words = textOfDoc(docOfHtml(html)).replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : words;
}
