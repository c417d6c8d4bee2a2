import { type Sync, stale } from '@kontor/plugin-api/client';
import { type getOrganisation, type organisationChanged, organisationProfile } from '@kontor/schema';

/** The organisation's profile comes whole with its event. */
export const syncOrganisation: Sync<typeof organisationChanged, typeof getOrganisation> = (_copy, event) => {
  const profile = organisationProfile.safeParse(event.object);
  return profile.success ? profile.data : stale;
};
