import { type Body, type ChatMessage, htmlOf, plainTextOf, readHtml } from '@kontor/matrix/client';
import type { SeenMessage } from '@kontor/plugin-api/client';

const mostBefore = 20;
const mostAfter = 60;
const longestLine = 160;

/** The message and those around it, as far as there is something to read of them. */
export function messagesAround(messages: readonly ChatMessage[], chosen: ChatMessage): readonly ChatMessage[] {
  const readable = messages.filter((each) => each.state === 'sent' && bodyOf(each) !== undefined);
  const at = readable.findIndex(({ id }) => id === chosen.id);
  // It may have left what is in view since.
  return at === -1 ? [chosen] : readable.slice(Math.max(0, at - mostBefore), at + mostAfter + 1);
}

/** A message as the person sees it; what its sender hid in it is not there. */
export function seenMessage(message: ChatMessage, author: string, path: string): SeenMessage {
  const body = bodyOf(message) ?? [];
  const line = plainTextOf(body).replace(/\s+/g, ' ').trim();
  return {
    id: message.id,
    author,
    at: new Date(message.sentAt).toISOString(),
    html: htmlOf(body) || '…',
    line: line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line,
    path,
  };
}

/** Of a file its name and what was said of it, of a poll its question. */
function bodyOf({ content }: ChatMessage): Body | undefined {
  if (content.kind === 'text') return textOf(content);
  if (content.kind === 'poll') return [{ kind: 'text', text: content.poll.question }];
  if (content.kind !== 'file') return undefined;
  const { name, caption } = content.file;
  const named: Body = [{ kind: 'paragraph', children: [{ kind: 'text', text: name }] }];
  return caption ? [...named, ...textOf(caption)] : named;
}

function textOf({ text, html }: { readonly text: string; readonly html: string | undefined }): Body {
  return html === undefined ? linesOf(text) : readHtml(html);
}

/** Without formatting it is text as it stands. */
function linesOf(text: string): Body {
  return text
    .split('\n')
    .flatMap((line, at) => [...(at > 0 ? [{ kind: 'break' } as const] : []), { kind: 'text', text: line } as const]);
}
