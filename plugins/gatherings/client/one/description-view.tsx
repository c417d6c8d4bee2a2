import { type Body, type BodyNode, inBlocks, readMarkdown } from '@kontor/matrix/shared';
import { Link } from '@kontor/ui';
import { Fragment, type ReactNode, useMemo } from 'react';

/** What the organisers wrote, from a tree that knows only what is drawn here. */
export function Description({ text }: { readonly text: string }) {
  const body = useMemo(() => readMarkdown(text), [text]);
  return <div className="flex max-w-prose flex-col gap-3 [overflow-wrap:anywhere]">{draw(inBlocks(body))}</div>;
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
      return <p>{draw(node.children)}</p>;
    case 'heading':
      return <p className="pt-2 font-semibold">{draw(node.children)}</p>;
    case 'quote':
      return <blockquote className="border-s-2 border-control ps-3 text-muted">{draw(node.children)}</blockquote>;
    case 'code':
      return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.9em]">{node.text}</code>;
    case 'code-block':
      return <pre className="overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-sm">{node.text}</pre>;
    case 'list':
      return node.isOrdered ? (
        <ol start={node.start} className="list-decimal ps-6">
          {items(node.items)}
        </ol>
      ) : (
        <ul className="list-disc ps-5">{items(node.items)}</ul>
      );
    case 'tasks':
      return <ul className="list-disc ps-5">{items(node.items.map(({ children }) => children))}</ul>;
    case 'table':
      return (
        <div className="flex flex-col gap-1">
          {node.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see `draw`.
            <p key={at}>
              {draw(row.flatMap(({ children }, cell) => (cell === 0 ? children : [separator, ...children])))}
            </p>
          ))}
        </div>
      );
    case 'link':
      return (
        <Link href={node.href} target="_blank" rel="noopener noreferrer">
          {draw(node.children)}
        </Link>
      );
    case 'mention':
      return node.name;
    case 'room':
      return node.name;
  }
}

const separator: BodyNode = { kind: 'text', text: ' · ' };

// biome-ignore lint/suspicious/noArrayIndexKey: see `draw`.
const items = (all: readonly Body[]) => all.map((item, at) => <li key={at}>{draw(item)}</li>);
