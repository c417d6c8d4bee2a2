/** The sign of an item, which Word writes as text: it counts as numbered where that is a number or a letter. */
const itemSign = /<!(?:--)?\[if !supportLists\](?:--)?>([\s\S]*?)<!(?:--)?\[endif\](?:--)?>/g;
const officeItem = /<p\b([^>]*(?:MsoList|mso-list:\s*l)[^>]*)>([\s\S]*?)<\/p>/gi;

/**
 * HTML of Word, Outlook and Google Docs as others write it: only what was copied, items of lists as items, nothing bold
 * because a program wraps everything so.
 */
export function withoutOffice(html: string): string {
  const [, fragment = html] = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/.exec(html) ?? [];
  return withLists(fragment)
    .replace(/<!--[\s\S]*?-->|<!\[(if|endif)[^>]*>/g, '')
    .replace(/<\/?o:p[^>]*>/g, '')
    .replace(/<b\b[^>]*id="docs-internal-guid[^>]*>/gi, '<div>');
}

/** Paragraphs that Word calls items become items, as deep as they stood. */
function withLists(html: string): string {
  const open: string[] = [];
  let result = '';
  let at = 0;
  const close = (depth: number) => {
    while (open.length > depth) result += `</${open.pop()}>`;
  };
  for (const match of html.matchAll(officeItem)) {
    const [all, attributes = '', content = ''] = match;
    const between = html.slice(at, match.index);
    if (between.trim() !== '') {
      close(0);
      result += between;
    }
    const depth = Math.min(9, Math.max(1, Number(/level(\d)/.exec(attributes)?.[1] ?? 1)));
    close(depth);
    while (open.length < depth) {
      const tag = isNumbered(content) ? 'ol' : 'ul';
      open.push(tag);
      result += `<${tag}>`;
    }
    result += `<li>${content.replace(itemSign, '')}</li>`;
    at = match.index + all.length;
  }
  close(0);
  return result + html.slice(at);
}

function isNumbered(content: string): boolean {
  const [, sign = ''] = new RegExp(itemSign.source).exec(content) ?? [];
  return /^\s*(\d+|[a-z]{1,4})[.)]/i.test(sign.replace(/<[^>]*>|&nbsp;/g, ''));
}
