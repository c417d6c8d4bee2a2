import type { Language, Sentence } from '@kontor/base';
import type { PrivacyDeclaration } from '@kontor/schema';
import { documentWords } from './privacy-words.ts';

export interface DocumentFacts {
  readonly organisation: string;
  readonly language: Language;
  readonly now: Date;
  readonly timeZone: string;
}

/** The list for a staff council or a record of processing, as Markdown. */
export function writeMarkdown(declarations: readonly PrivacyDeclaration[], facts: DocumentFacts): string {
  const say = speaker(facts.language);
  const parts = declarations.map((declaration) =>
    [
      `## ${escapeMarkdown(say(declaration.title))}`,
      '',
      ...rowsOf(declaration, facts.language).map(([label, text]) => `- **${label}:** ${escapeMarkdown(text)}`),
      '',
    ].join('\n'),
  );
  const head = [`# ${say(documentWords.title)}`, '', headLine(facts), '', say(documentWords.intro), ''];
  return [...head, ...parts].join('\n');
}

/** The same as a page of its own that prints well and loads nothing. */
export function writeHtml(declarations: readonly PrivacyDeclaration[], facts: DocumentFacts): string {
  const say = speaker(facts.language);
  const parts = declarations.map((declaration) => {
    const rows = rowsOf(declaration, facts.language).map(
      ([label, text]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd>`,
    );
    return `<section><h2>${escapeHtml(say(declaration.title))}</h2><dl>${rows.join('')}</dl></section>`;
  });
  const title = escapeHtml(say(documentWords.title));
  return `<!doctype html>
<html lang="${facts.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><h1>${title}</h1><p>${escapeHtml(headLine(facts))}</p><p>${escapeHtml(say(documentWords.intro))}</p>
${parts.join('\n')}
</body></html>
`;
}

/** The table of contents of a personal archive, as plain text. */
export function writeReadme(
  declarations: readonly PrivacyDeclaration[],
  facts: DocumentFacts & { readonly person: string },
): string {
  const say = speaker(facts.language);
  const title = say(documentWords.archiveTitle);
  const parts = declarations.map(({ title: name, what, kept, archive }) => {
    const where =
      'file' in archive ? archive.file : say(documentWords.leftOut).replace('{reason}', say(archive.leftOut));
    return `${say(name)}\n  ${where}\n  ${say(what)}\n  ${say(documentWords.kept)}: ${say(kept)}\n`;
  });
  const head = [title, '='.repeat(title.length), '', `${say(documentWords.person)}: ${facts.person}`, headLine(facts)];
  return [...head, '', say(documentWords.archiveIntro), '', ...parts].join('\n');
}

function rowsOf(declaration: PrivacyDeclaration, language: Language): [string, string][] {
  const say = speaker(language);
  const { what, purpose, basis, kept, seenBy, place, archive } = declaration;
  const inArchive =
    'file' in archive ? archive.file : say(documentWords.leftOut).replace('{reason}', say(archive.leftOut));
  return [
    [say(documentWords.what), say(what)],
    [say(documentWords.purpose), say(purpose)],
    [say(documentWords.basis), say(basis)],
    [say(documentWords.kept), say(kept)],
    [say(documentWords.seenBy), say(seenBy)],
    [say(documentWords.place), say(place)],
    [say(documentWords.archive), inArchive],
  ];
}

function headLine({ organisation, language, now, timeZone }: DocumentFacts): string {
  const say = speaker(language);
  const day = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone }).format(
    now,
  );
  return `${say(documentWords.of)}: ${organisation} · ${say(documentWords.asOf)}: ${day}`;
}

function speaker(language: Language): (sentence: Sentence) => string {
  return (sentence) => sentence[language];
}

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

const style = `body{font:11pt/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c}
h1{font-size:1.6rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}section{break-inside:avoid}
dl{display:grid;grid-template-columns:10rem 1fr;gap:.2rem 1rem;margin:0}dt{color:#555}dd{margin:0}
@media(max-width:36rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}`;
