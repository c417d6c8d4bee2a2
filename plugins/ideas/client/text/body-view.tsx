import { type Body, type BodyNode, inBlocks, readMarkdown, type TableCell } from '@kontor/matrix/shared';
import { PersonName } from '@kontor/plugin-api/client';
import { Link } from '@kontor/ui';
import { Fragment, type ReactNode, useMemo } from 'react';
import { personMeant } from '../../shared/mentions.ts';

/** What somebody wrote, from a tree that knows only what is drawn here: nothing in it is ever read as HTML. */
export function BodyView({ text }: { readonly text: string }) {
  const body = useMemo(() => readMarkdown(text), [text]);
  return <div className="flex max-w-prose flex-col gap-2 [overflow-wrap:anywhere]">{draw(inBlocks(body))}</div>;
}

function draw(body: Body): ReactNode {
  // A body is drawn anew as a whole: its pieces have no other name than their place.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
  return body.map((node, at) => <Fragment key={at}>{drawNode(node)}</Fragment>);
}

function drawNode(node: BodyNode): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'rule':
      return <hr className="border-border" />;
    case 'strong':
      return <strong className="font-semibold">{draw(node.children)}</strong>;
    case 'emphasis':
      return <em>{draw(node.children)}</em>;
    case 'strike':
      return <del>{draw(node.children)}</del>;
    case 'underline':
      return <u>{draw(node.children)}</u>;
    case 'paragraph':
      return <p className="whitespace-pre-wrap">{draw(node.children)}</p>;
    case 'heading':
      return <p className="text-base font-semibold">{draw(node.children)}</p>;
    case 'quote':
      return (
        <blockquote className="border-s-2 border-control ps-3 text-muted">{draw(inBlocks(node.children))}</blockquote>
      );
    case 'code':
      return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.9em]">{node.text}</code>;
    case 'code-block':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keys.
        <pre tabIndex={0} className="overflow-x-auto rounded-md bg-sunken p-3 text-sm">
          <code>{node.text}</code>
        </pre>
      );
    case 'list':
      return <ItemsView isOrdered={node.isOrdered} start={node.start} items={node.items} />;
    case 'tasks':
      return (
        <ItemsView
          items={node.items.map(({ isDone, children }) => [
            { kind: 'text', text: isDone ? '☑ ' : '☐ ' } as const,
            ...children,
          ])}
        />
      );
    case 'table':
      return <TableView rows={node.rows} />;
    case 'link':
      return <LinkView href={node.href}>{node.children}</LinkView>;
    case 'mention':
    case 'room':
      return node.name;
  }
}

interface ItemsProps {
  readonly isOrdered?: boolean;
  readonly start?: number;
  readonly items: readonly Body[];
}

function ItemsView({ isOrdered = false, start = 1, items }: ItemsProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: see `draw`.
  const lines = items.map((item, at) => <li key={at}>{draw(item)}</li>);
  if (!isOrdered) return <ul className="list-disc ps-5">{lines}</ul>;
  return (
    <ol start={start} className="list-decimal ps-6">
      {lines}
    </ol>
  );
}

function TableView({ rows }: { readonly rows: readonly (readonly TableCell[])[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keys.
    <div tabIndex={0} className="overflow-x-auto">
      <table className="text-sm">
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see `draw`.
            <tr key={row}>
              {cells.map(({ isHead, children }, column) => {
                const Cell = isHead ? 'th' : 'td';
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see `draw`.
                  <Cell key={column} className="border border-border px-2 py-1 text-start">
                    {draw(children)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who is named opens their card; what stands in Kontor opens here, all other addresses in a window of their own. */
function LinkView({ href, children }: { readonly href: string; readonly children: Body }) {
  const person = personMeant(href, children);
  if (person !== undefined)
    return (
      <PersonName
        person={{ id: person, name: wordsOf(children).replace(/^@/, '') }}
        className="rounded-sm bg-accent-soft px-1 font-medium text-accent-text!"
      />
    );
  const inside = href.startsWith(`${location.origin}/`) ? href.slice(location.origin.length) : undefined;
  if (inside !== undefined) return <Link href={inside}>{draw(children)}</Link>;
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {draw(children)}
    </Link>
  );
}

function wordsOf(body: Body): string {
  return body.map((node) => (node.kind === 'text' ? node.text : '')).join('');
}
