import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import {
  type PersonDetails,
  profileChanged,
  profileChangedMeanwhile,
  type VisibilityChange,
  type WorkingWeek,
} from '../shared/index.ts';
import type { PersonService } from './person-service.ts';
import { changeProfile, listSkills, lockProfile, type ProfileChange } from './profile-store.ts';

export interface OwnProfileChange {
  readonly revision: number;
  readonly about?: string | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly week?: WorkingWeek | null | undefined;
}

/** What people say about themselves. Nobody changes anybody else's profile here. */
export class ProfileService {
  readonly #host: ServerHost;
  readonly #persons: PersonService;

  constructor(host: ServerHost, persons: PersonService) {
    this.#host = host;
    this.#persons = persons;
  }

  /** Throws `directory.profile_changed` when the profile is no longer the one that was read. */
  async update(actor: Actor, { revision, ...change }: OwnProfileChange): Promise<PersonDetails> {
    return this.#change(actor, async (tx) => {
      const stored = await lockProfile(tx, actor.person);
      if (stored.revision !== revision) throw profileChangedMeanwhile();
      // Whoever says what they can stands by it, also where an import had said it before.
      const confirmed = change.skills && { confirmedSkills: change.skills };
      await this.write(tx, actor, { ...withoutUndefined(change), ...confirmed });
    });
  }

  async setVisibility(actor: Actor, change: VisibilityChange): Promise<PersonDetails> {
    return this.#change(actor, async (tx) => {
      const { visibility } = await lockProfile(tx, actor.person);
      await this.write(tx, actor, { visibility: { ...visibility, ...withoutUndefined(change) } });
    });
  }

  /** Writes parts of a profile, that of the actor or of somebody, and announces it, in the transaction given. */
  async write(tx: Tx, owner: Actor | Pick<Actor, 'person'>, change: ProfileChange): Promise<void> {
    const { person } = owner;
    const actor = 'session' in owner ? owner : undefined;
    await changeProfile(tx, person, change);
    await this.#host.events.append(tx, profileChanged, { person }, { everyone: true }, { actor });
  }

  async suggestSkills(text: string): Promise<string[]> {
    return this.#host.database.transaction((tx) => listSkills(tx, text.trim(), 20));
  }

  #change(actor: Actor, work: (tx: Tx) => Promise<void>): Promise<PersonDetails> {
    return this.#host.database.transaction(async (tx) => {
      await work(tx);
      return this.#persons.read(tx, actor, actor.person);
    });
  }
}

function withoutUndefined<Change extends object>(
  change: Change,
): { [Name in keyof Change]?: Exclude<Change[Name], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Change]?: Exclude<Change[Name], undefined>; // nothing but what is undefined was left out
  };
}
