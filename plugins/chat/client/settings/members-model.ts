import { plainLetters } from '@kontor/base';
import type { RoomMember } from '@kontor/matrix/client';

/** Those whose name has a word that begins so, for each word that was typed. */
export function findMembers(members: readonly RoomMember[], text: string): readonly RoomMember[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return members;
  return members.filter(({ name }) => {
    const words = wordsOf(name);
    return wanted.every((begin) => words.some((word) => word.startsWith(begin)));
  });
}

/** Whether nobody would decide about the group any more if this person left. */
export function isLastOwner(members: readonly RoomMember[], me: string): boolean {
  const owners = members.filter(({ role, isInvited }) => role === 'owner' && !isInvited);
  const others = members.some(({ userId, isInvited }) => userId !== me && !isInvited);
  return others && owners.length === 1 && owners[0]?.userId === me;
}

function wordsOf(text: string): string[] {
  return plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
