import { getOrganisation, notSetUp, setUpOrganisation } from '@kontor/schema';
import type { Door } from './door.ts';

/** What the wizard of the first visit needs. */
const openBefore = new Set([getOrganisation.name, setUpOrganisation.name]);

/** Throws `http.not_set_up` for every door of the API until the organisation exists, but for the wizard's and operators'. */
export function createSetUpGate(isSetUp: () => Promise<boolean>): (door: Door | undefined) => Promise<void> {
  return async (door) => {
    if (!door?.path.startsWith('/api/') || openBefore.has(door.name) || door.name.startsWith('system.')) return;
    if (!(await isSetUp())) throw notSetUp();
  };
}
