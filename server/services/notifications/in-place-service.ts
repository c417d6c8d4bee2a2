import { momentOf, type Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Audit, Links, People, Permissions } from '@kontor/plugin-api/server';
import { inboxChanged, startOfAbsence } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { inPlaceKey } from './in-place-rule.ts';
import * as store from './in-place-store.ts';
import { insertEntries } from './notification-store.ts';
import { findHeldUntil } from './quiet-service.ts';
import type { ReachService } from './reach-service.ts';

export interface InPlaceParts {
  readonly audit: Pick<Audit, 'append'>;
  readonly people: () => Pick<People, 'findSubstitutes' | 'findPersons'>;
  readonly permissions: Pick<Permissions, 'findTokens'>;
  readonly links: Pick<Links, 'findAudience'>;
  readonly reach: Pick<ReachService, 'plan'>;
  /** What reaches a substitute. */
  readonly kinds: () => readonly string[];
}

interface Owned {
  readonly id: string;
  readonly person: string;
}

/**
 * Brings what comes to absent people to who stands in (docs/specs/substitutes.md, S8 to S12): while somebody is away, each
 * thing that came since then and is open lies with their substitute of now, once, as far as that one may see it.
 */
export class InPlaceService {
  readonly #core: Core;
  readonly #parts: InPlaceParts;

  constructor(core: Core, parts: InPlaceParts) {
    this.#core = core;
    this.#parts = parts;
  }

  /** Called with what has come into inboxes, in that transaction. */
  async route(tx: Tx, entries: readonly Owned[]): Promise<void> {
    if (entries.length === 0) return;
    const away = await this.#parts.people().findSubstitutes(
      tx,
      entries.map(({ person }) => person),
    );
    if (away.size === 0) return;
    const ids = entries.filter(({ person }) => away.get(person)?.substitute != null).map(({ id }) => id);
    await this.#handOn(tx, await store.findEntriesById(tx, ids), (person) => away.get(person)?.substitute ?? null);
  }

  /** After absences of these people, or of who stands in for them, began, changed or ended. */
  async reconcile(tx: Tx, persons: readonly string[]): Promise<void> {
    // Two at once would move the same things in different orders.
    await store.lockInPlace(tx);
    const away = await this.#parts.people().findSubstitutes(tx, persons);
    const standsIn = (person: string) => away.get(person)?.substitute ?? null;
    const gone = (await store.listOpenInPlaceOf(tx, persons)).filter((row) => standsIn(row.absent) !== row.person);
    await this.#takeBack(tx, gone);
    for (const [person, { absence, substitute }] of away) {
      if (substitute === null) continue;
      const since = momentOf(startOfAbsence(absence), this.#core.config.timeZone);
      const open = await store.listOpenSince(tx, person, { since, kinds: this.#parts.kinds() });
      const lying = await store.findStandIns(
        tx,
        open.map(({ id }) => id),
      );
      const there = new Set(lying.filter((row) => row.person === substitute).map(({ original }) => original));
      await this.#handOn(
        tx,
        open.filter(({ id }) => !there.has(id)),
        standsIn,
      );
    }
  }

  async #takeBack(tx: Tx, gone: readonly store.InPlaceRow[]): Promise<void> {
    if (gone.length === 0) return;
    await store.deleteInPlace(tx, gone);
    const entries = [...new Set(gone.map(({ entry }) => entry))];
    await this.announce(tx, await store.closeWithoutPlace(tx, entries));
    for (const entry of entries) await this.#nameAbsent(tx, entry);
  }

  async #handOn(
    tx: Tx,
    originals: readonly store.OriginalRow[],
    standsIn: (person: string) => string | null,
  ): Promise<void> {
    const kinds = new Set(this.#parts.kinds());
    const wanted = originals.filter(({ kind }) => kinds.has(kind));
    const groups = Map.groupBy(wanted, ({ person, dedupe_key: key }) => `${standsIn(person)} ${key}`);
    for (const group of groups.values()) {
      const [first] = group;
      const substitute = first && standsIn(first.person);
      if (substitute) await this.#hand(tx, substitute, group, first);
    }
  }

  /** The same thing of one or several absent people, once. */
  async #hand(
    tx: Tx,
    substitute: string,
    originals: readonly store.OriginalRow[],
    { kind, ref, text, dedupe_key: key, caused_by: causedBy, reply_to: replyTo, space }: store.OriginalRow,
  ): Promise<void> {
    // Who did it, or is told of it in their own right, knows.
    if (causedBy === substitute || (await store.findByKey(tx, [substitute], key)).size > 0) return;
    if (!(await this.#sees(tx, substitute, ref))) return;
    const now = this.#core.clock.now();
    const heldUntil = await findHeldUntil(tx, kind, [substitute], { now, timeZone: this.#core.config.timeZone });
    const dedupeKey = inPlaceKey(key);
    const added = await insertEntries(tx, {
      ...{ persons: [substitute], heldUntil, kind, ref, text, dedupeKey, createdAt: now, space },
      causedBy: causedBy ?? undefined,
      renews: true,
      replyTo: replyTo ?? undefined,
    });
    const entry = added[0]?.id ?? (await store.findByKey(tx, [substitute], dedupeKey)).get(substitute);
    if (entry === undefined) return;
    for (const { id, person } of originals) {
      if (!(await store.insertInPlace(tx, entry, id))) continue;
      await this.#parts.audit.append(tx, {
        kind: 'people.routed_in_place',
        actor: undefined,
        object: `people/person/${person}`,
        details: { subject: 'person', id: substitute, what: kind, item: ref },
      });
    }
    await this.#nameAbsent(tx, entry);
    if (heldUntil.size === 0) await this.#parts.reach.plan(tx, added);
    await this.announce(tx, [{ id: entry, person: substitute }]);
  }

  /** What it says begins with whose place it is. */
  async #nameAbsent(tx: Tx, entry: string): Promise<void> {
    const rows = await store.findOriginals(tx, [entry]);
    const [first] = rows;
    if (!first) return;
    const persons = await this.#parts.people().findPersons(
      tx,
      rows.map(({ absent }) => absent),
    );
    const [original] = await store.findEntriesById(tx, [first.original]);
    if (original) await store.setText(tx, entry, inPlaceOf(persons.map(({ name }) => name).sort(), original.text));
  }

  /** What somebody has done with is done for who stands in for them, and for whom they stand in (S11). */
  async close(tx: Tx, person: string, entries: readonly string[]): Promise<void> {
    const originals = (await store.findOriginals(tx, entries)).map(({ original }) => original);
    const standIns = (await store.findStandIns(tx, entries)).map(({ entry }) => entry);
    await this.announce(tx, [
      ...(await store.closeFor(tx, originals, person)),
      ...(await store.closeInPlaceOf(tx, standIns, person)),
    ]);
  }

  /** What they take back, if it was they. */
  async openAgain(tx: Tx, person: string, entries: readonly string[]): Promise<void> {
    const originals = (await store.findOriginals(tx, entries)).map(({ original }) => original);
    const standIns = (await store.findStandIns(tx, entries)).map(({ entry }) => entry);
    await this.announce(tx, await store.openAgainFor(tx, [...originals, ...standIns], person));
  }

  async announce(tx: Tx, entries: readonly Owned[]): Promise<void> {
    const items = [...Map.groupBy(entries, ({ person }) => person)].map(([person, own]) => ({
      payload: { person, notifications: own.map(({ id }) => id) },
      audience: { persons: [person] },
    }));
    await this.#core.events.appendMany(tx, inboxChanged, items, { actor: undefined });
  }

  async #sees(tx: Tx, person: string, ref: store.OriginalRow['ref']): Promise<boolean> {
    const needed = (await this.#parts.links.findAudience(tx, [ref])).get(ref) ?? [];
    const held = (await this.#parts.permissions.findTokens(tx, [person])).get(person);
    return needed.some((token) => held?.has(token));
  }
}

function inPlaceOf(names: readonly string[], { de, en }: Sentence): Sentence {
  return {
    de: `In Vertretung für ${names.join(' und ')}: ${de}`,
    en: `In place of ${names.join(' and ')}: ${en}`,
  };
}
