import type { Tx } from '@kontor/database';
import type { Addressees, NamedAddressee } from '@kontor/schema';
import type { Actor, AudienceToken } from './actor.ts';

/** Whom something is for, resolved at the moment of asking: who joins a unit tomorrow is among them tomorrow. */
export interface Addressing {
  /** What those hold who are among them: the audience of the object in links, search and live delivery. */
  tokensOf(addressees: Addressees): AudienceToken[];
  /** Ids of all who are among them today, in order of id. */
  listPersons(tx: Tx, addressees: Addressees): Promise<string[]>;
  /** How many those are. */
  count(tx: Tx, addressees: Addressees): Promise<number>;
  /** Whether one person is among them today. */
  isAmong(tx: Tx, person: string, addressees: Addressees): Promise<boolean>;
  /** Throws `people.addressees_unknown` for what does not exist, and for a space that the actor may not read. */
  check(tx: Tx, actor: Actor, addressees: Addressees): Promise<void>;
  /** In the order given, with what each is called. A space that `actor` may not read has no label. */
  name(tx: Tx, actor: Actor, addressees: Addressees): Promise<NamedAddressee[]>;
}
