import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type Preferences, preferencesChanged, type setPreferences } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { findPreferences, writePreferences } from './preference-store.ts';

/** How people have arranged Kontor for themselves. */
export class PreferenceService {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  get(actor: Actor): Promise<Preferences> {
    return this.#core.database.transaction((tx) => findPreferences(tx, actor.person));
  }

  async set(actor: Actor, change: InputOf<typeof setPreferences>): Promise<Preferences> {
    const { person } = actor;
    return this.#core.database.transaction(async (tx) => {
      const written = await writePreferences(tx, person, change);
      await this.#core.events.append(tx, preferencesChanged, { person }, { persons: [person] }, { actor });
      return written;
    });
  }
}
