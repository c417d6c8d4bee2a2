/** A message before it has a form: paragraphs, and one link to follow. */
export interface MailContent {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  /** Objects below the paragraphs, each with what there is to say of it. */
  readonly items?: readonly MailItem[];
  /** Why the reader got it. */
  readonly footer: string;
}

export interface MailItem {
  readonly title: string;
  readonly url: string;
  readonly lines: readonly string[];
}

/** The same content as plain text and as simple HTML that every mail program shows; values are escaped here only. */
export function layOut(content: MailContent): { subject: string; text: string; html: string } {
  const { link, items = [] } = content;
  const lines = [
    ...content.paragraphs,
    ...items.map(({ title, url, lines }) =>
      [oneLine(title), ...lines.map((line) => `- ${oneLine(line)}`), url].join('\n'),
    ),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    `-- \n${content.footer}`,
  ];
  const paragraphs = content.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`);
  const button = link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`] : [];
  const footer = `<p style="color:#5f616b;font-size:13px">${escapeHtml(content.footer)}</p>`;
  const style = 'font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em';
  return {
    subject: oneLine(content.subject),
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html><html><body style="${style}">${[...paragraphs, ...items.map(itemHtml), ...button, footer].join('')}</body></html>`,
  };
}

function itemHtml({ title, url, lines }: MailItem): string {
  const said = lines.map((line) => `<br>${escapeHtml(line)}`).join('');
  return `<p><a href="${escapeHtml(url)}"><b>${escapeHtml(title)}</b></a>${said}</p>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Line breaks in a header would begin another header. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}
