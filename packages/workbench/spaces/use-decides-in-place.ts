import { localMinute } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { listAbsences, listJoinRequests, type SpaceView } from '@kontor/schema';
import { isRunning } from '../absences/absence-model.ts';

/** Whether somebody decides requests to join for an owner who is away. Only who stands in for anybody has to ask. */
export function useDecidesInPlace(space: SpaceView): boolean {
  const now = localMinute(new Date());
  const { standsIn = [] } = useQueryRoute(listAbsences, {}).data ?? {};
  const mayBe = space.role !== 'owner' && space.visibility === 'on-request';
  const enabled = mayBe && standsIn.some((absence) => isRunning(absence, now));
  return useQueryRoute(listJoinRequests, { space: space.id }, { enabled }).data !== undefined;
}
