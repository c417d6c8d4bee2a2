import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { expect, test } from 'vitest';
import { Drafts } from './drafts.ts';

const place = { room: '!a:kontor' };

/** A homeserver that says nothing back until it is let. */
function aSlowHomeserver() {
  const sent: unknown[] = [];
  let content: object = {};
  let isAway = false;
  const sdk = {
    getRoom: () => ({
      hasEncryptionStateEvent: () => false,
      getAccountData: () => ({ getContent: () => content }),
    }),
    setRoomAccountData: async (_room: string, _type: string, given: { drafts: Record<string, { text: string }> }) => {
      if (isAway) throw new Error('away');
      sent.push(given.drafts.room?.text);
    },
  };
  return {
    // Only these of its methods are used.
    drafts: new Drafts(sdk as unknown as MatrixClient),
    sent,
    say: (drafts: object) => {
      content = { drafts };
    },
    leave: (isGone: boolean) => {
      isAway = isGone;
    },
  };
}

test('that a draft is gone is told also before the homeserver has said the draft back', async () => {
  const { drafts, sent, say } = aSlowHomeserver();
  say({ room: { text: '', at: 1 } });
  await drafts.keep(place, { text: 'Guten', at: 2 });
  await drafts.keep(place, { text: '', at: 3 });
  expect(sent).toEqual(['Guten', '']);
  expect(drafts.find(place)).toEqual({ text: '', at: 3 });
  // What another device says later counts.
  say({ room: { text: 'Anders', at: 4 } });
  expect(drafts.find(place)?.text).toBe('Anders');
});

test('what could not be told is told the next time', async () => {
  const { drafts, sent, leave } = aSlowHomeserver();
  leave(true);
  await expect(drafts.keep(place, { text: 'Guten', at: 2 })).rejects.toThrow('away');
  leave(false);
  await drafts.keep(place, { text: 'Guten', at: 2 });
  expect(sent).toEqual(['Guten']);
});
