import { addDays } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, HandOverProvider } from '@kontor/plugin-api/server';
import {
  alreadyErased,
  type askErasure,
  type confirmErasure,
  type ErasurePart,
  type ErasurePreview,
  erasedNotFound,
  erasureChanged,
  erasureNotAsked,
  erasureOwnRequest,
  erasureRequestDays,
  erasureWaitsDays,
  type InputOf,
  type listErasures,
  type OutputOf,
  type Person,
  stillBelongs,
} from '@kontor/schema';
import type { Core } from '../../../core.ts';
import type { PeopleService } from '../../people/index.ts';
import { readErasedList, rememberErased } from './erased-list.ts';
import type { Eraser, EraserOthers } from './eraser.ts';
import * as store from './erasure-store.ts';

const dayMs = 86_400_000;

export interface ErasureOthers extends EraserOthers {
  readonly people: PeopleService;
  readonly heldKinds: readonly HandOverProvider[];
}

/** Erasure: by itself when the period after the last day is over, or earlier, by two administrators (Art. 17 GDPR). */
export class ErasureService {
  readonly #core: Core;
  readonly #others: ErasureOthers;
  readonly #eraser: Eraser;

  constructor(core: Core, others: ErasureOthers, eraser: Eraser) {
    this.#core = core;
    this.#others = others;
    this.#eraser = eraser;
  }

  list(): Promise<OutputOf<typeof listErasures>> {
    return this.#core.database.transaction(async (tx) => {
      const { erasureDays } = await this.#others.policies.read(tx);
      const asked = await store.listAsked(tx, this.#oldestRequest());
      const left = await this.#others.people.listLeaving(tx, '1900-01-01', addDays(this.#eraser.today, -1));
      const ids = [...new Set([...asked, ...left])];
      const erased = await store.filterErased(tx, ids);
      const found = await this.#others.people.findPersons(
        tx,
        ids.filter((id) => !erased.has(id)),
      );
      const people: OutputOf<typeof listErasures>['people'] = [];
      for (const person of found)
        people.push({
          id: person.id,
          name: person.name,
          lastDay: person.validUntil,
          dueOn: dueOn(person, erasureDays),
          isAsked: asked.includes(person.id),
          open: await this.#countOpen(tx, person.id),
        });
      const year = new Date(this.#core.clock.now().getTime() - 365 * dayMs);
      people.sort((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'));
      return { erasureDays, people, erased: await store.countErasedSince(tx, year) };
    });
  }

  /** Throws `privacy.person_not_found`. */
  preview(id: string): Promise<ErasurePreview> {
    return this.#core.database.transaction((tx) => this.#preview(tx, id));
  }

  /** Asked for anew, by whomever, the last one counts. Throws `person_not_found`, `still_belongs`, `already_erased`. */
  ask(actor: Actor, { person: id, reason }: InputOf<typeof askErasure>): Promise<ErasurePreview> {
    return this.#change(id, async (tx, person) => {
      this.#requireGone(person);
      const at = this.#core.clock.now();
      await store.putRequest(tx, id, { by: actor.person, account: actor.account, at, reason });
      await this.#tell(tx, actor, 'privacy.erasure_asked', id);
    });
  }

  /** Throws `person_not_found`, `still_belongs`, `already_erased`, `erasure_not_asked`, `erasure_own_request`. */
  async confirm(actor: Actor, { person: id, askedAt }: InputOf<typeof confirmErasure>): Promise<ErasurePreview> {
    const preview = await this.#change(id, async (tx, person, row) => {
      this.#requireGone(person);
      // Confirmed is what was read, not what somebody has asked for meanwhile.
      if (!row?.asked_at || !this.#isOpen(row) || row.asked_at.toISOString() !== askedAt) throw erasureNotAsked();
      if (row.asked_by === actor.person || row.asked_account === actor.account) throw erasureOwnRequest();
      await this.#eraser.erase(tx, person, actor);
    });
    await this.#remember([id]);
    return preview;
  }

  /** Throws `privacy.person_not_found`. */
  drop(actor: Actor, id: string): Promise<ErasurePreview> {
    return this.#change(id, async (tx) => {
      if (await store.dropRequest(tx, id)) await this.#tell(tx, actor, 'privacy.erasure_dropped', id);
    });
  }

  /** Those whose period is over; who still looks after something waits for it, but not for ever. */
  async eraseDue(signal: AbortSignal): Promise<number> {
    const { database } = this.#core;
    const { people, policies } = this.#others;
    const due = await database.transaction(async (tx) => {
      const { erasureDays } = await policies.read(tx);
      await store.deleteKeptNames(tx, this.#eraser.today);
      const left = await people.listLeaving(tx, '1900-01-01', addDays(this.#eraser.today, -erasureDays - 1));
      const erased = await store.filterErased(tx, left);
      return {
        ids: left.filter((id) => !erased.has(id)),
        late: addDays(this.#eraser.today, -erasureDays - erasureWaitsDays),
      };
    });
    let count = 0;
    for (const id of due.ids) {
      if (signal.aborted) return count;
      const { erasedAt } = await this.#change(id, async (tx, person) => {
        const waits = (person.validUntil ?? '') >= due.late && (await this.#countOpen(tx, id)) > 0;
        if (!waits) await this.#eraser.erase(tx, person, undefined);
      });
      if (erasedAt === null) continue;
      await this.#remember([id]);
      count += 1;
    }
    return count;
  }

  /** At the start: whom a restored backup brought back goes again, and what a crash kept from the list is noted. */
  async repeat(): Promise<void> {
    const { database, config } = this.#core;
    const listed = await readErasedList(config.dataFolder);
    for (const id of listed)
      await database.transaction(async (tx) => {
        const row = await store.lockErasure(tx, id);
        const [person] = await this.#others.people.findPersons(tx, [id]);
        if (person && !row?.erased_at) await this.#eraser.erase(tx, person, undefined);
      });
    const erased = await database.transaction(store.listErased);
    await this.#remember(erased.filter((id) => !listed.includes(id)));
  }

  /** After the commit: whoever stands there is erased at the next start. */
  async #remember(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await rememberErased(this.#core.config.dataFolder, ids);
  }

  #change(
    id: string,
    act: (tx: Tx, person: Person, row: store.ErasureRow | undefined) => Promise<void>,
  ): Promise<ErasurePreview> {
    return this.#core.database.transaction(async (tx) => {
      const row = await store.lockErasure(tx, id);
      const [person] = await this.#others.people.findPersons(tx, [id]);
      if (!person) throw erasedNotFound();
      if (row?.erased_at) throw alreadyErased();
      await act(tx, person, row);
      return this.#preview(tx, id);
    });
  }

  async #preview(tx: Tx, id: string): Promise<ErasurePreview> {
    const { people, policies } = this.#others;
    const [person] = await people.findPersons(tx, [id]);
    if (!person) throw erasedNotFound();
    const row = await store.findErasure(tx, id);
    const { erasureDays } = await policies.read(tx);
    return {
      person: { id, name: person.name, lastDay: person.validUntil },
      isGone: this.#isGone(person),
      dueOn: dueOn(person, erasureDays),
      open: await this.#countOpen(tx, id),
      parts: this.#core.privacy.declarations.map(partOf),
      request: row ? await this.#requestOf(tx, row) : null,
      erasedAt: row?.erased_at?.toISOString() ?? null,
    };
  }

  async #requestOf(tx: Tx, row: store.ErasureRow): Promise<ErasurePreview['request']> {
    const { asked_by: id, asked_at: at, reason } = row;
    if (!this.#isOpen(row) || id === null || at === null) return null;
    const [by] = await this.#others.people.findPersons(tx, [id]);
    const until = new Date(at.getTime() + erasureRequestDays * dayMs).toISOString();
    return { by: { id, name: by?.name ?? '' }, reason, askedAt: at.toISOString(), until };
  }

  async #countOpen(tx: Tx, person: string): Promise<number> {
    let count = 0;
    for (const provider of this.#others.heldKinds) count += (await provider.list(tx, person)).length;
    return count;
  }

  async #tell(tx: Tx, actor: Actor, kind: string, person: string): Promise<void> {
    await this.#others.audit.append(tx, { kind, actor, object: `people/person/${person}` });
    await this.#core.events.append(tx, erasureChanged, {}, { everyone: true }, { actor });
  }

  #isOpen({ asked_at: at, erased_at: erased }: store.ErasureRow): boolean {
    return erased === null && at !== null && at > this.#oldestRequest();
  }

  #oldestRequest(): Date {
    return new Date(this.#core.clock.now().getTime() - erasureRequestDays * dayMs);
  }

  #isGone({ validUntil }: Person): boolean {
    return validUntil !== null && validUntil < this.#eraser.today;
  }

  #requireGone(person: Person): void {
    if (!this.#isGone(person)) throw stillBelongs();
  }
}

function partOf({ id, title, erasure }: Core['privacy']['declarations'][number]): ErasurePart {
  const { erase, unnamed = null, kept = null } = erasure;
  return { id, title, isErased: erase !== undefined, unnamed, kept };
}

function dueOn({ validUntil }: Person, erasureDays: number): string | null {
  return validUntil === null ? null : addDays(validUntil, erasureDays + 1);
}
