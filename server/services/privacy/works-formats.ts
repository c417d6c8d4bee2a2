import type { Language } from '@kontor/base';
import { csvLine } from '@kontor/plugin-api/server';
import type { DocumentFacts } from './privacy-document.ts';
import { escapeHtml, escapeMarkdown } from './privacy-document.ts';
import { type Block, dataRows, type WorksContent, type WorksDocument, writeDocument } from './works-document.ts';
import { worksWords } from './works-words.ts';

export type WorksFormat = 'html' | 'markdown' | 'csv';

export function formatDocument(content: WorksContent, format: WorksFormat): string {
  if (format === 'csv') return asCsv(content);
  const document = writeDocument(content);
  return format === 'html' ? asHtml(document, content.language) : asMarkdown(document);
}

/** A page of its own that loads nothing, is read by headings and prints well. */
function asHtml({ title, head, intro, sections }: WorksDocument, language: Language): string {
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`);
  const parts = sections.map(
    ({ id, title: name, blocks }) =>
      `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(name)}</h2>\n${blocks.map(blockHtml).join('\n')}</section>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${factsHtml(head)}
<p>${escapeHtml(intro)}</p>
<nav aria-labelledby="contents"><h2 id="contents">${escapeHtml(worksWords.contents[language])}</h2><ol>${contents.join('')}</ol></nav>
${parts.join('\n')}
</main></body></html>
`;
}

function blockHtml(block: Block): string {
  if (block.kind === 'text') return `<p>${escapeHtml(block.text)}</p>`;
  if (block.kind === 'heading') return `<h3>${escapeHtml(block.text)}</h3>`;
  if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  if (block.kind === 'facts') return factsHtml(block.rows);
  const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const rows = block.rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function factsHtml(rows: readonly (readonly [string, string])[]): string {
  const entries = rows.map(([label, text]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd>`);
  return `<dl>${entries.join('')}</dl>`;
}

function asMarkdown({ title, head, intro, sections }: WorksDocument): string {
  const parts = sections.map(({ title: name, blocks }) =>
    [`## ${escapeMarkdown(name)}`, '', ...blocks.map((block) => `${blockMarkdown(block)}\n`)].join('\n'),
  );
  return [`# ${escapeMarkdown(title)}`, '', factsMarkdown(head), '', escapeMarkdown(intro), '', ...parts].join('\n');
}

function blockMarkdown(block: Block): string {
  if (block.kind === 'text') return escapeMarkdown(block.text);
  if (block.kind === 'heading') return `### ${escapeMarkdown(block.text)}`;
  if (block.kind === 'list') return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
  if (block.kind === 'facts') return factsMarkdown(block.rows);
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
  return [line(block.head), `|${block.head.map(() => ' --- |').join('')}`, ...block.rows.map(line)].join('\n');
}

function factsMarkdown(rows: readonly (readonly [string, string])[]): string {
  return rows.map(([label, text]) => `- **${escapeMarkdown(label)}:** ${escapeMarkdown(text)}`).join('\n');
}

/** The data alone, a line for each part: for the record of processing activities. The mark tells spreadsheets that it is UTF-8. */
function asCsv(content: WorksContent): string {
  const { facts, language } = content;
  const say = (sentence: Readonly<Record<Language, string>>) => sentence[language];
  const lines = facts.declarations.map((declared) => {
    const rows = dataRows(declared, facts, say);
    return {
      labels: rows.map(([label]) => label),
      cells: [declared.id, say(declared.title), ...rows.map(([, text]) => text)],
    };
  });
  const head = ['id', worksWords.part[language], ...(lines[0]?.labels ?? [])];
  return `\ufeff${[head, ...lines.map(({ cells }) => cells)].map((cells) => csvLine(cells, ';')).join('')}`;
}

export function stemOf({ language }: Pick<DocumentFacts, 'language'>): string {
  return language === 'de' ? 'kontor-dienstvereinbarung' : 'kontor-works-agreement';
}

export const extensionOf: Readonly<Record<WorksFormat, string>> = { html: 'html', markdown: 'md', csv: 'csv' };
export const typeOf: Readonly<Record<WorksFormat, string>> = {
  html: 'text/html',
  markdown: 'text/markdown',
  csv: 'text/csv',
};

const style = `body{font:11pt/1.5 system-ui,sans-serif;color:#1c1c1c;background:#fff;margin:0}
main{max-width:56rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem;line-height:1.25}
h2{font-size:1.25rem;margin:2.2rem 0 .6rem}h3{font-size:1.02rem;margin:1.4rem 0 .4rem;break-after:avoid}
h2{break-after:avoid}dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem;margin:0;break-inside:avoid}
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}p,li,td,th{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;border:1px solid #c4c4c4;padding:.3rem .5rem;font-weight:400}
thead th{font-weight:600;background:#f2f2f2}tr{break-inside:avoid}a{color:#0b4f8a}
@media(max-width:36rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}table,thead,tbody,tr,th,td{display:block}thead{position:absolute;clip-path:inset(50%)}tr{margin-bottom:.8rem}}
@media print{main{max-width:none;margin:0;padding:0}a{color:inherit;text-decoration:none}@page{margin:2cm}}`;
