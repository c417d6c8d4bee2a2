import type { ChatFile, ChatMessage } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { describe, picturesOf, placeOf, standsInGroup } from './pictures-model.ts';

const file: ChatFile = {
  kind: 'image',
  name: 'plan.png',
  address: 'mxc://here/1',
  type: 'image/png',
  size: 1,
  width: 4,
  height: 3,
  caption: undefined,
};

function message(key: string, change: Partial<ChatFile> = {}): ChatMessage {
  return {
    key,
    id: `$${key}`,
    sender: '@jana:here',
    senderName: 'Jana',
    isOwn: false,
    sentAt: 0,
    state: 'sent',
    content: { kind: 'file', file: { ...file, ...change } },
    isEdited: false,
    isMention: false,
    replyTo: undefined,
    reactions: [],
    thread: undefined,
  };
}

test('the gallery holds the pictures alone, and finds one again whose id came later', () => {
  const svg = message('b', { type: 'image/svg+xml' });
  const text: ChatMessage = { ...message('c'), content: { kind: 'text', text: 'Plan', html: undefined } };
  const pictures = picturesOf([message('a'), svg, text, message('d')]);
  expect(pictures.map((each) => each.message.key)).toEqual(['a', 'd']);
  expect(placeOf(pictures, { ...message('d'), id: '$later' })).toBe(1);
  expect(placeOf(pictures, svg)).toBe(-1);
});

test('a picture with words below it, or that answers something, stands alone', () => {
  expect(standsInGroup(message('a'))).toBe(true);
  expect(standsInGroup(message('a', { caption: { text: 'Der Plan', html: undefined } }))).toBe(false);
  const reply = { id: '$x', sender: undefined, senderName: undefined, text: '' };
  expect(standsInGroup({ ...message('a'), replyTo: reply })).toBe(false);
  expect(standsInGroup(message('a', { type: 'image/svg+xml' }))).toBe(false);
});

test('what is written about a picture is read out, else its name', () => {
  expect(describe(file)).toBe('plan.png');
  expect(describe({ ...file, caption: { text: 'Der Plan', html: undefined } })).toBe('Der Plan');
});
