import type { Tx } from '@kontor/database';
import type { OrganisationProfile, Policies } from '@kontor/schema';

/** Brings what a module holds into line with what was decided. */
export type KeepToPolicies = (tx: Tx, after: Policies, before: Policies) => Promise<void>;

export interface Organisation {
  /** Name, language and look of the organisation. */
  get(tx: Tx): Promise<OrganisationProfile>;
  /** What the organisation has decided for all: ask before showing who is there or who has read what. */
  getPolicies(tx: Tx): Promise<Policies>;
  /**
   * Called within each transaction that changes the policies, so that what they end is gone with it and does not come
   * back with a later change.
   */
  whenDecided(keep: KeepToPolicies): void;
}
