import type { ChatMessage } from '@kontor/matrix/client';
import { Avatar, Link, useFormats } from '@kontor/ui';
import type { ReactNode } from 'react';
import { usePerson } from '../session/chat-context.ts';
import { useMessageText } from './use-message-text.ts';

interface MessageLineProps {
  readonly message: ChatMessage;
  /** Where the message stands. */
  readonly href: string;
  /** Above the text, such as the room. */
  readonly where?: string;
  /** Instead of the text as it is, such as with the words marked that were looked for. */
  readonly text?: ReactNode;
  /** Buttons at the end. */
  readonly end?: ReactNode;
}

/** A message in a list: who, when, and what in two lines; it leads to where it was said. */
export function MessageLine({ message, href, where, text, end }: MessageLineProps) {
  const textOf = useMessageText();
  const { formatDate } = useFormats();
  const { sender, senderName, sentAt } = message;
  const person = usePerson(sender);
  const name = person?.name ?? senderName;
  return (
    <li className="relative flex items-start gap-3 rounded-md p-2 focus-within:bg-hover hover:bg-hover">
      <Avatar name={name} seed={person?.id ?? sender} photo={person?.picture} size="sm" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            href={href}
            variant="quiet"
            className="truncate text-sm font-semibold after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2"
          >
            {name}
          </Link>
          <time dateTime={new Date(sentAt).toISOString()} className="text-xs text-muted tabular-nums">
            {formatDate(new Date(sentAt), 'moment')}
          </time>
        </p>
        {where !== undefined && <p className="truncate text-xs text-muted">{where}</p>}
        <p className="line-clamp-3 text-sm [overflow-wrap:anywhere]">{text ?? textOf(message)}</p>
      </div>
      {end !== undefined && <div className="relative flex shrink-0 items-center">{end}</div>}
    </li>
  );
}
