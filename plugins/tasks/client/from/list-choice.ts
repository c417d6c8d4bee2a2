import { useQueryRoute } from '@kontor/plugin-api/client';
import { listLists, type TaskList } from '../../shared/index.ts';

/** Stands for the own list that is made with the first task in it. */
export const newOwnList = 'own';

/** Lists in which one may add tasks: those of the space first, then the own ones. Nothing until they are known. */
export function useWritableLists(space: string | undefined): readonly TaskList[] | undefined {
  const lists = useQueryRoute(listLists, {}).data?.lists;
  return lists
    ?.filter(({ right, archivedAt }) => right !== 'read' && archivedAt === null)
    .sort((one, other) => distance(one, space) - distance(other, space));
}

function distance({ place }: TaskList, space: string | undefined): number {
  if (place.kind === 'space' && place.id === space) return 0;
  return place.kind === 'person' ? 1 : 2;
}
