import type { ChatMessage, MessageContent } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { messagesAround, seenMessage } from './seen-message.ts';

const aMessage = (id: string, content: MessageContent, state: ChatMessage['state'] = 'sent') =>
  ({ id, content, state, sentAt: Date.UTC(2026, 10, 27, 8, 5) }) as ChatMessage; // the rest is not read
const aText = (id: string, text = id, html?: string) => aMessage(id, { kind: 'text', text, html });

test('a message is taken as it is shown, without what its sender hid in it', () => {
  const html =
    '<mx-reply>alt</mx-reply><p>Bitte <b>bis Montag</b></p><script>x()</script><img src="https://e.example/a">';
  expect(seenMessage(aText('a', 'Bitte bis Montag', html), 'Otto Anders', '/chat/r/a')).toEqual({
    id: 'a',
    author: 'Otto Anders',
    at: '2026-11-27T08:05:00.000Z',
    html: expect.stringMatching(/^(<p>)?Bitte <strong>bis Montag<\/strong>(<\/p>)?$/),
    line: 'Bitte bis Montag',
    path: '/chat/r/a',
  });
});

test('those around may be taken along, but nothing that cannot be read or is not sent', () => {
  const all = [
    aText('a'),
    aMessage('b', { kind: 'deleted', isByOther: false, reason: '' }),
    aText('c'),
    aMessage('d', { kind: 'text', text: 'd', html: undefined }, 'failed'),
    aText('e'),
  ];
  expect(messagesAround(all, aText('c')).map(({ id }) => id)).toEqual(['a', 'c', 'e']);
  expect(messagesAround(all, aText('x')).map(({ id }) => id)).toEqual(['x']);
  const many = Array.from({ length: 200 }, (_none, at) => aText(`m${at}`));
  expect(messagesAround(many, aText('m100')).map(({ id }) => id)).toHaveLength(81);
});
