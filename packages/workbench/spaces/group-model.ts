import type { SpaceView } from '@kontor/schema';
import { type SpaceShelves, shelveSpaces } from './space-model.ts';

/** Spaces kept on the device before there were groups say nothing of it: they are for work. */
export function isGroup(space: Pick<SpaceView, 'kind'>): boolean {
  return space.kind === 'interest';
}

/** Groups on their shelves: those of one topic, with every word of the query in name, description or topics. */
export function shelveGroups(spaces: readonly SpaceView[], query: string, topic: string | undefined): SpaceShelves {
  const groups = spaces.filter((space) => isGroup(space) && (topic === undefined || hasTopic(space, topic)));
  const found = shelveSpaces(groups.map(withTopics), query);
  const byId = new Map(groups.map((group) => [group.id, group]));
  const asTheyAre = (shelf: readonly SpaceView[]) => shelf.flatMap(({ id }) => byId.get(id) ?? []);
  return { mine: asTheyAre(found.mine), others: asTheyAre(found.others), archived: asTheyAre(found.archived) };
}

/** The topics of all groups, the most frequent first, each once whatever its case. */
export function topicsOf(spaces: readonly SpaceView[], most = 12): string[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const space of spaces.filter((each) => isGroup(each) && each.archivedAt === null))
    for (const name of space.topics) {
      const known = counts.get(fold(name));
      counts.set(fold(name), { name: known?.name ?? name, count: (known?.count ?? 0) + 1 });
    }
  return [...counts.values()]
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name, 'de'))
    .slice(0, most)
    .map(({ name }) => name);
}

/** What somebody typed with commas between, each topic once. */
export function topicsFrom(text: string): string[] {
  const topics = text.split(',').map((topic) => topic.trim().replace(/\s+/g, ' '));
  return topics.filter(
    (topic, index) => topic !== '' && topics.findIndex((other) => fold(other) === fold(topic)) === index,
  );
}

export function areTopicsPossible(text: string): boolean {
  const topics = topicsFrom(text);
  return topics.length <= 5 && topics.every((topic) => topic.length <= 40);
}

function hasTopic({ topics }: SpaceView, topic: string): boolean {
  return topics.some((each) => fold(each) === fold(topic));
}

function withTopics(space: SpaceView): SpaceView {
  return { ...space, description: [space.description, ...space.topics].join(' ') };
}

function fold(text: string): string {
  return text.toLocaleLowerCase('de');
}
