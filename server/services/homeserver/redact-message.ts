import { isRefusal, MatrixRefusal } from '@kontor/matrix/server';
import { z } from 'zod';
import { asOneOf } from './as-one-of.ts';
import type { HomeserverContext } from './homeserver-context.ts';

type Matrix = Pick<HomeserverContext, 'matrix'>;

/** What is said about a message and nothing by itself; answers in a thread are messages of their own. */
const goAlong = new Set(['m.replace', 'm.annotation', 'm.reference']);
const pinned = z.object({ pinned: z.array(z.string()) });

/** As Kontor's own user, or as one of those who are in a room in which it is not. */
export async function listPinned(
  { matrix }: Matrix,
  room: string,
  users?: readonly string[],
): Promise<ReadonlySet<string>> {
  const state = users ? await asOneOf(users, (user) => matrix().readState(room, user)) : await matrix().readState(room);
  const { data } = pinned.safeParse(state.find(({ type }) => type === 'm.room.pinned_events')?.content);
  return new Set(data?.pinned ?? []);
}

interface Going {
  readonly event: string;
  readonly at: Date;
}

/** As Kontor's own user. It counts as done when the message was written: that an old one went is no news in the room. */
export async function redactMessage({ matrix }: Matrix, room: string, { event, at }: Going): Promise<void> {
  await unlessGone(async () => {
    for (const { event: id } of await findGoingAlong(matrix, room, event)) await redact(id);
    await redact(event);
  });

  async function redact(id: string): Promise<void> {
    await matrix().redact(room, id, { at, transaction: nameOf(id) });
  }
}

/**
 * The same in a room in which Kontor's user is not: each of it as its author, or, where they are there no more, as one of
 * those who may. False where nobody may who is left.
 */
export async function redactPrivateMessage(
  { matrix }: Matrix,
  room: string,
  { event, at }: Going,
  users: readonly string[],
): Promise<boolean> {
  try {
    await unlessGone(async () => {
      const reader = await asOneOf(users, async (user) => ({
        along: await findGoingAlong(matrix, room, event, user),
        sender: await matrix().findSender(room, event, user),
      }));
      for (const each of reader.along) await redact(each);
      await redact({ event, sender: reader.sender });
    });
    return true;
  } catch (failure) {
    if (!(failure instanceof MatrixRefusal) || isRefusal(failure, 'M_LIMIT_EXCEEDED')) throw failure;
    return false;
  }

  async function redact({ event: id, sender }: { readonly event: string; readonly sender: string }): Promise<void> {
    const authorFirst = [...users].sort((one, other) => Number(other === sender) - Number(one === sender));
    await asOneOf(authorFirst, (user) => matrix().redact(room, id, { at, transaction: nameOf(id), user }));
  }
}

async function findGoingAlong(matrix: Matrix['matrix'], room: string, event: string, user?: string) {
  const related = await matrix().listRelations(room, event, user);
  return related.filter(({ relation }) => relation !== undefined && goAlong.has(relation));
}

const nameOf = (event: string) => `expired-${event}`;

async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (failure) {
    // There is no such event any more.
    if (!isRefusal(failure, 'M_NOT_FOUND')) throw failure;
  }
}
