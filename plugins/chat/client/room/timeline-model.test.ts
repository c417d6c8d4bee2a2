import type { ChatMessage } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { entriesOf } from './timeline-model.ts';

const noon = new Date(2026, 10, 20, 12).getTime();
const message = (id: string, sender: string, minutes: number, parts: Partial<ChatMessage> = {}): ChatMessage => ({
  key: id,
  id,
  sender,
  senderName: sender,
  isOwn: sender === 'me',
  sentAt: noon + minutes * 60_000,
  state: 'sent',
  content: { kind: 'text', text: id, html: undefined },
  isEdited: false,
  isMention: false,
  replyTo: undefined,
  reactions: [],
  thread: undefined,
  ...parts,
});
const shape = (messages: readonly ChatMessage[], readUpTo?: string) =>
  entriesOf(messages, readUpTo).map((entry) => {
    if (entry.kind === 'pictures') return `${entry.isFirst ? '*' : ''}[${entry.messages.map(({ key }) => key).join()}]`;
    return entry.kind === 'message' ? `${entry.isFirst ? '*' : ''}${entry.key}` : entry.kind;
  });
const picture = (id: string, minutes: number, caption?: string): ChatMessage => {
  const about = { name: `${id}.png`, address: 'mxc://here/1', type: 'image/png', size: 1, width: 4, height: 3 };
  const words = caption === undefined ? undefined : { text: caption, html: undefined };
  return message(id, 'x', minutes, { content: { kind: 'file', file: { kind: 'image', ...about, caption: words } } });
};

test('messages of one author stand together for five minutes, and each day begins anew', () => {
  const messages = [message('a', 'x', 0), message('b', 'x', 4), message('c', 'x', 10), message('d', 'y', 11)];
  expect(shape([...messages, message('e', 'y', 24 * 60)])).toEqual(['day', '*a', 'b', '*c', '*d', 'day', '*e']);
});

test('the new line stands above the first message of somebody else after what was read', () => {
  const messages = [message('a', 'x', 0), message('b', 'me', 1), message('c', 'x', 2), message('d', 'x', 3)];
  expect(shape(messages, 'a')).toEqual(['day', '*a', '*b', 'new', '*c', 'd']);
  expect(shape(messages, 'd')).not.toContain('new');
  expect(shape(messages, 'elsewhere')).not.toContain('new');
  expect(shape(messages)).not.toContain('new');
});

test('a reply begins anew, because it shows what it answers', () => {
  const reply = { id: 'a', sender: 'x', senderName: 'x', text: 'a' };
  expect(shape([message('a', 'x', 0), message('b', 'x', 1, { replyTo: reply })])).toEqual(['day', '*a', '*b']);
});

test('pictures of one run stand side by side, until something else comes between them', () => {
  const run = [picture('a', 0), picture('b', 0), picture('c', 1)];
  expect(shape(run)).toEqual(['day', '*[a,b,c]']);
  expect(shape([message('t', 'x', 0), ...run])).toEqual(['day', '*t', '[a,b,c]']);
  expect(shape([...run, message('t', 'x', 2), picture('d', 2)])).toEqual(['day', '*[a,b,c]', 't', 'd']);
  expect(shape([...run, picture('d', 9), picture('e', 9)])).toEqual(['day', '*[a,b,c]', '*[d,e]']);
  expect(shape([picture('a', 0), picture('b', 0, 'Der Plan'), picture('c', 0)])).toEqual(['day', '*a', 'b', 'c']);
  // What is new stands below its line.
  expect(shape(run, 'a')).toEqual(['day', '*a', 'new', '*[b,c]']);
});
