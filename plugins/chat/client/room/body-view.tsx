import { type Body, readHtml, readMarkdown } from '@kontor/matrix/client';
import { type BodyParts, drawBody, PersonName, WrittenLink } from '@kontor/plugin-api/client';
import { type ReactNode, useMemo } from 'react';
import { insideAddress, objectMeant } from '../links/inside-link.ts';
import { wordsOf } from '../links/link-words.ts';
import { ObjectMention } from '../links/object-mention-view.tsx';
import { useChat, usePerson } from '../session/chat-context.ts';
import { CodeBlock } from './code-block-view.tsx';
import { RoomMention } from './room-mention-view.tsx';

interface BodyViewProps {
  readonly text: string;
  readonly html: string | undefined;
}

/** What somebody wrote, from a tree that knows only what is drawn here. */
export function BodyView({ text, html }: BodyViewProps) {
  // Without formatting it is text as it stands, but for addresses.
  const body = useMemo(() => (html === undefined ? linksOnly(text) : readHtml(html)), [text, html]);
  return (
    <div className="k-message-body flex flex-col gap-1 text-sm [overflow-wrap:anywhere]">{drawBody(body, parts)}</div>
  );
}

function linksOnly(text: string): Body {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/)
    .flatMap((piece, at) => (at % 2 === 1 ? readMarkdown(piece) : [{ kind: 'text', text: piece } as const]));
}

const parts: BodyParts = {
  link: (href, words, draw) => (
    <BodyLink href={href} words={words}>
      {draw(words)}
    </BodyLink>
  ),
  mention: (userId, name) => <MentionView userId={userId} name={name} />,
  room: (room, name) => <RoomMention room={room} name={name} />,
  codeBlock: (text, language) => <CodeBlock text={text} language={language} />,
};

interface BodyLinkProps {
  readonly href: string;
  readonly words: Body;
  readonly children: ReactNode;
}

/** What stands in Kontor is shown as what it is now, or opens here; all others in a window of their own. */
function BodyLink({ href, words: body, children }: BodyLinkProps) {
  const words = wordsOf(body);
  const meant = objectMeant(href, words, window.location.origin);
  if (meant) return <ObjectMention meant={meant} words={words} />;
  const inside = insideAddress(href, window.location.origin);
  return (
    <WrittenLink href={href} inside={inside}>
      {children}
    </WrittenLink>
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
