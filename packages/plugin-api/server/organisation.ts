import type { Tx } from '@kontor/database';
import type { OrganisationProfile, Policies } from '@kontor/schema';

export interface Organisation {
  /** Name, language and look of the organisation. */
  get(tx: Tx): Promise<OrganisationProfile>;
  /** What the organisation has decided for all: ask before showing who is there or who has read what. */
  getPolicies(tx: Tx): Promise<Policies>;
}
