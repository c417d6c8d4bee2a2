import { useQueryRoute } from '@kontor/plugin-api/client';
import { getPreferences, listSpaces, type SpaceView } from '@kontor/schema';
import { inOwnOrder } from './space-order-model.ts';

/** The spaces that the person belongs to, as they arranged them; absent until they are known. */
export function useOwnSpaces(): readonly SpaceView[] | undefined {
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces;
  const { data: arranged, isWaiting } = useQueryRoute(getPreferences, {});
  // Without the order they would jump once it is known.
  return spaces && !isWaiting ? inOwnOrder(spaces, arranged?.spaceOrder ?? []) : undefined;
}
