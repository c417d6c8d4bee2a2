import { isRefusal } from '@kontor/matrix/server';
import { z } from 'zod';
import type { HomeserverContext } from './homeserver-context.ts';

type Matrix = Pick<HomeserverContext, 'matrix'>;

/** What is said about a message and nothing by itself; answers in a thread are messages of their own. */
const goAlong = new Set(['m.replace', 'm.annotation', 'm.reference']);
const pinned = z.object({ pinned: z.array(z.string()) });

export async function listPinned({ matrix }: Matrix, room: string): Promise<ReadonlySet<string>> {
  const state = await matrix().readState(room);
  const { data } = pinned.safeParse(state.find(({ type }) => type === 'm.room.pinned_events')?.content);
  return new Set(data?.pinned ?? []);
}

/** As Kontor's own user. It counts as done when the message was written: that an old one went is no news in the room. */
export async function redactMessage(
  { matrix }: Matrix,
  room: string,
  { event, at }: { readonly event: string; readonly at: Date },
): Promise<void> {
  try {
    for (const { event: id, relation } of await matrix().listRelations(room, event))
      if (relation !== undefined && goAlong.has(relation)) await redact(id);
    await redact(event);
  } catch (failure) {
    // There is no such event any more.
    if (!isRefusal(failure, 'M_NOT_FOUND')) throw failure;
  }

  async function redact(id: string): Promise<void> {
    await matrix().redact(room, id, { at, transaction: `expired-${id}` });
  }
}
