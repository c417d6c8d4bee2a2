import type { Tx } from '@kontor/database';
import type { OrganisationProfile } from '@kontor/schema';

export interface Organisation {
  /** Name, language and look of the organisation. */
  get(tx: Tx): Promise<OrganisationProfile>;
}
