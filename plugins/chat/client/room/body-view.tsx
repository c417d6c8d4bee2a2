import { type Body, type BodyNode, inBlocks, readHtml, readMarkdown } from '@kontor/matrix/client';
import { PersonName } from '@kontor/plugin-api/client';
import { Link } from '@kontor/ui';
import { Fragment, type ReactNode, useMemo } from 'react';
import { insideAddress, objectMeant } from '../links/inside-link.ts';
import { wordsOf } from '../links/link-words.ts';
import { ObjectMention } from '../links/object-mention-view.tsx';
import { useChat, usePerson } from '../session/chat-context.ts';
import { BodyTable, RoomMention, TaskItems } from './body-parts-view.tsx';
import { CodeBlock } from './code-block-view.tsx';

interface BodyViewProps {
  readonly text: string;
  readonly html: string | undefined;
}

/** What somebody wrote, from a tree that knows only what is drawn here. */
export function BodyView({ text, html }: BodyViewProps) {
  // Without formatting it is text as it stands, but for addresses.
  const body = useMemo(() => (html === undefined ? linksOnly(text) : readHtml(html)), [text, html]);
  return (
    <div className="k-message-body flex flex-col gap-1 text-sm [overflow-wrap:anywhere]">{draw(inBlocks(body))}</div>
  );
}

function linksOnly(text: string): Body {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/)
    .flatMap((piece, at) => (at % 2 === 1 ? readMarkdown(piece) : [{ kind: 'text', text: piece } as const]));
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
      return <CodeBlock text={node.text} language={node.language} />;
    case 'list': {
      const items = node.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see `draw`.
        <li key={at}>{draw(item)}</li>
      ));
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
    case 'room':
      return <RoomMention room={node.room} name={node.name} />;
    case 'link':
      return <BodyLink href={node.href}>{node.children}</BodyLink>;
    case 'mention':
      return <MentionView userId={node.userId} name={node.name} />;
  }
}

/** What stands in Kontor is shown as what it is now, or opens here; all others in a window of their own. */
function BodyLink({ href, children }: { readonly href: string; readonly children: Body }) {
  const words = wordsOf(children);
  const meant = objectMeant(href, words, window.location.origin);
  if (meant) return <ObjectMention meant={meant} words={words} />;
  const inside = insideAddress(href, window.location.origin);
  if (inside !== undefined) return <Link href={inside}>{draw(children)}</Link>;
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {draw(children)}
    </Link>
  );
}

function MentionView({ userId, name }: { readonly userId: string; readonly name: string }) {
  const person = usePerson(userId);
  const isMe = useChat().chat.userId === userId;
  const classes = isMe
    ? 'rounded-sm bg-accent px-1 font-medium text-on-accent!'
    : 'rounded-sm bg-accent-soft px-1 font-medium text-accent-text!';
  if (!person) return <span className={classes}>@{name}</span>;
  return (
    <PersonName person={person} className={classes}>
      @{person.name}
    </PersonName>
  );
}
