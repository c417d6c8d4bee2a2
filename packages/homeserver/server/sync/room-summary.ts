import type { Room } from '../rooms/room.ts';
import { contentOf } from '../rooms/state-view.ts';

const mostHeroes = 5;

/** Whom a room without a name is named after ("Calculating the display name for a room"). */
export function heroesOf(room: Room, viewer: string): string[] {
  const named = contentOf(room, 'm.room.name')?.name;
  if (typeof named === 'string' && named !== '') return [];
  const alias = contentOf(room, 'm.room.canonical_alias')?.alias;
  if (typeof alias === 'string' && alias !== '') return [];
  const others = [...room.members.values()].filter(({ stateKey }) => stateKey !== viewer);
  const there = others.filter(({ content }) => content.membership === 'join' || content.membership === 'invite');
  const from =
    there.length > 0
      ? there
      : others.filter(({ content }) => content.membership === 'leave' || content.membership === 'ban');
  return from
    .sort((one, other) => one.position - other.position)
    .slice(0, mostHeroes)
    .map(({ stateKey }) => stateKey ?? '');
}

export function summaryOf(room: Room, heroes: readonly string[]): string {
  let invited = 0;
  for (const { content } of room.members.values()) if (content.membership === 'invite') invited += 1;
  return JSON.stringify({
    ...(heroes.length > 0 ? { 'm.heroes': heroes } : {}),
    'm.joined_member_count': room.joined.size,
    'm.invited_member_count': invited,
  });
}
