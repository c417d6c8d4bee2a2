import { type Body, type BodyNode, linkOf, type TableCell } from './body-node.ts';

const tags = {
  strong: 'strong',
  emphasis: 'em',
  strike: 'del',
  underline: 'u',
  paragraph: 'p',
  quote: 'blockquote',
} as const;

/** The body as Matrix sends it (client-server API, `m.room.message`, `org.matrix.custom.html`). */
export function htmlOf(body: Body): string {
  return body.map(write).join('');
}

function write(node: BodyNode): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text).replaceAll('\n', '<br>');
    case 'break':
      return '<br>';
    case 'rule':
      return '<hr>';
    case 'code':
      return `<code>${escapeHtml(node.text)}</code>`;
    case 'code-block': {
      const language = node.language === '' ? '' : ` class="language-${escapeHtml(node.language)}"`;
      return `<pre><code${language}>${escapeHtml(node.text)}</code></pre>`;
    }
    case 'list': {
      const tag = node.isOrdered ? 'ol' : 'ul';
      const start = node.isOrdered && node.start !== 1 ? ` start="${node.start}"` : '';
      return `<${tag}${start}>${node.items.map((item) => `<li>${htmlOf(item)}</li>`).join('')}</${tag}>`;
    }
    case 'tasks':
      return `<ul>${node.items.map((item) => `<li>${item.isDone ? '☑' : '☐'} ${htmlOf(item.children)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table>${node.rows.map((cells) => `<tr>${cells.map(writeCell).join('')}</tr>`).join('')}</table>`;
    case 'heading':
      return `<h${node.level}>${htmlOf(node.children)}</h${node.level}>`;
    case 'link':
      return `<a href="${escapeHtml(node.href)}">${htmlOf(node.children)}</a>`;
    case 'mention':
      return `<a href="${escapeHtml(linkOf(node.userId))}">${escapeHtml(node.name)}</a>`;
    case 'room':
      return `<a href="${escapeHtml(linkOf(node.room))}">#${escapeHtml(node.name)}</a>`;
    default:
      return `<${tags[node.kind]}>${htmlOf(node.children)}</${tags[node.kind]}>`;
  }
}

function writeCell({ isHead, children }: TableCell): string {
  const tag = isHead ? 'th' : 'td';
  return `<${tag}>${htmlOf(children)}</${tag}>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
