import { groupChanged, positionsChanged, spaceAccessLost } from '@kontor/schema';
import { accessChanged } from '../shared/index.ts';
import type { NewsContext } from './news-context.ts';

/** Who moved elsewhere, left a group or a space, is told, alone, so that their clients forget what was meant for that place. */
export function followAccess({ host: { events } }: NewsContext): void {
  const kinds = [positionsChanged, groupChanged, spaceAccessLost] as const;
  events.onMany<(typeof kinds)[number]>('news.access', kinds, async (tx, all) => {
    const concerned = all.flatMap(({ payload }) => ('persons' in payload ? payload.persons : [payload.person]));
    const items = [...new Set(concerned)].map((person) => ({
      payload: { persons: [person] },
      audience: { persons: [person] },
    }));
    await events.appendMany(tx, accessChanged, items, { actor: undefined });
  });
}
