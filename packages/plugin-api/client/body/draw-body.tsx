import { type Body, type BodyNode, inBlocks } from '@kontor/matrix/shared';
import { Link } from '@kontor/ui';
import { Fragment, type ReactNode } from 'react';
import { BodyTable, type DrawBody, TaskItems } from './body-parts-view.tsx';

/** What a plugin draws in its own way. */
export interface BodyParts {
  readonly link?: (href: string, words: Body, draw: DrawBody) => ReactNode;
  /** The name alone unless given. */
  readonly mention?: (userId: string, name: string) => ReactNode;
  /** The name alone unless given. */
  readonly room?: (room: string, name: string) => ReactNode;
  readonly codeBlock?: (text: string, language: string) => ReactNode;
}

/** What somebody wrote, from a tree that knows only what is drawn here: nothing in it is ever read as HTML. */
export function drawBody(written: Body, parts: BodyParts = {}): ReactNode {
  const draw: DrawBody = (body) =>
    // A body is drawn anew as a whole: its pieces have no other name than their place.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    body.map((node, at) => <Fragment key={at}>{drawNode(node, draw, parts)}</Fragment>);
  return draw(inBlocks(written));
}

function drawNode(node: BodyNode, draw: DrawBody, parts: BodyParts): ReactNode {
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
      return <div className="whitespace-pre-wrap">{draw(node.children)}</div>;
    case 'heading':
      return <p className="text-base font-semibold">{draw(node.children)}</p>;
    case 'quote':
      return (
        <blockquote className="border-s-2 border-control ps-3 text-muted">{draw(inBlocks(node.children))}</blockquote>
      );
    case 'code':
      return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.9em]">{node.text}</code>;
    case 'code-block':
      return parts.codeBlock?.(node.text, node.language) ?? <CodeBlock text={node.text} />;
    case 'list': {
      // biome-ignore lint/suspicious/noArrayIndexKey: see `drawBody`.
      const items = node.items.map((item, at) => <li key={at}>{draw(item)}</li>);
      return node.isOrdered ? (
        <ol start={node.start} className="list-decimal ps-6">
          {items}
        </ol>
      ) : (
        <ul className="list-disc ps-5">{items}</ul>
      );
    }
    case 'tasks':
      return <TaskItems items={node.items} draw={draw} />;
    case 'table':
      return <BodyTable rows={node.rows} draw={draw} />;
    case 'link':
      if (parts.link) return parts.link(node.href, node.children, draw);
      return (
        <WrittenLink href={node.href} inside={ownPath(node.href)}>
          {draw(node.children)}
        </WrittenLink>
      );
    case 'room':
      return parts.room?.(node.room, node.name) ?? node.name;
    case 'mention':
      return parts.mention?.(node.userId, node.name) ?? node.name;
  }
}

function CodeBlock({ text }: { readonly text: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to by keyboard, too.
      tabIndex={0}
      className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm focus-ring-inset"
    >
      <code>{text}</code>
    </pre>
  );
}

interface WrittenLinkProps {
  readonly href: string;
  /** The path within Kontor, where it leads there. */
  readonly inside: string | undefined;
  readonly children: ReactNode;
}

/** What stands in Kontor opens here, all others in a window of their own. */
export function WrittenLink({ href, inside, children }: WrittenLinkProps) {
  if (inside !== undefined) return <Link href={inside}>{children}</Link>;
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </Link>
  );
}

/** The path of an address of this installation; nothing for all others. */
export function ownPath(href: string, { origin }: Pick<Location, 'origin'> = window.location): string | undefined {
  if (href === origin) return '/';
  // A path that begins with two slashes would name another host.
  const isOwn = href.startsWith(`${origin}/`) && !/^[/\\]/.test(href.slice(origin.length + 1));
  return isOwn ? href.slice(origin.length) : undefined;
}
