import { withAddresses } from './body/addresses.ts';
import type { Body } from './body/body-node.ts';
import { htmlOf } from './body/html-writer.ts';
import { readMarkdown } from './body/markdown.ts';
import type { Mention } from './body/mention.ts';
import { mentionedIn } from './body/mentioned.ts';

export interface OutgoingText {
  /** Markdown; where there is a body, its words for clients that show no formatting. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** What an editor made of it. */
  readonly body?: Body;
  /** Users for whom it is besides those it names: the people of an org unit that it calls. */
  readonly reaches?: readonly string[];
}

/** What Matrix sends of a text ("m.room.message", "User and room mentions"). */
export interface TextContent {
  readonly body: string;
  readonly format?: 'org.matrix.custom.html';
  readonly formatted_body?: string;
  readonly 'm.mentions': { readonly user_ids?: string[]; readonly room?: boolean };
}

/** Plain, and formatted where the text has any marks or names anybody. */
export function textContentOf({
  text,
  mentions,
  body = readMarkdown(text, mentions),
  reaches = [],
}: OutgoingText): TextContent {
  const html = htmlOf(withAddresses(body));
  const isPlain = html === htmlOf([{ kind: 'text', text }]);
  const named = mentionedIn(body);
  const users = [...new Set([...named.users, ...reaches])];
  return {
    body: text,
    ...(!isPlain && { format: 'org.matrix.custom.html', formatted_body: html }),
    'm.mentions': { ...(users.length > 0 && { user_ids: users }), ...(named.isRoom && { room: true }) },
  };
}
