import { groupChanged, positionsChanged, spaceAccessLost } from '@kontor/schema';
import { accessChanged } from '../shared/index.ts';
import type { NewsContext } from './news-context.ts';

/** Who moved elsewhere, left a group or a space, is told, alone, so that their clients forget what was meant for that place. */
export function followAccess({ host: { events } }: NewsContext): void {
  events.on('news.access', [positionsChanged, groupChanged, spaceAccessLost], async (tx, { payload }) => {
    const persons = 'persons' in payload ? payload.persons : [payload.person];
    if (persons.length > 0) await events.append(tx, accessChanged, { persons }, { persons }, { actor: undefined });
  });
}
