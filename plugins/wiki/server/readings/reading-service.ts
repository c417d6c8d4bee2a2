import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type Actor, nameSubjects } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type askForReading,
  type listReadings,
  pageIsTemplate,
  pageReadOnly,
  pageRef,
  type ReadingRequest,
  readingChanged,
  readingDraft,
  readingEmpty,
  readingNotFound,
  readingPast,
  readingsOff,
  tooManyNamed,
} from '../../shared/index.ts';
import { listLimits } from '../access-store.ts';
import type { FoundPage, PageContext } from '../page-context.ts';
import { findPages, type PageRow } from '../page-store.ts';
import { todayOf } from '../page-view.ts';
import { notifyAsked, withdrawAsking } from './reading-notify.ts';
import * as store from './reading-store.ts';
import { areReadingsOn, asks, listAsked } from './reading-view.ts';

/**
 * Whoever writes a page asks its readers to confirm that they have read a version of it. They do so by a deliberate act;
 * that somebody opened a page is kept nowhere. Names are for those in charge of the page or its space.
 */
export class ReadingService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `wiki.readings_off`, `wiki.page_not_found`, `wiki.page_read_only`. */
  async list(actor: Actor, id: string): Promise<OutputOf<typeof listReadings>> {
    return this.#within(async (tx) => {
      const { page, standing } = await this.#context.getVisible(tx, actor, id);
      if (!standing.isInCharge) throw pageReadOnly();
      const rows = await store.listRequestsOf(tx, id);
      const confirmations = await store.listConfirmations(
        tx,
        rows.map((row) => row.id),
      );
      const requests: ReadingRequest[] = [];
      for (const row of rows) requests.push(await this.#show(tx, page, row, confirmations.get(row.id) ?? []));
      return { requests };
    });
  }

  async #show(
    tx: Tx,
    page: PageRow,
    row: store.RequestRow,
    confirmations: readonly store.ConfirmationRow[],
  ): Promise<ReadingRequest> {
    const { people } = this.#context.host;
    const isCurrent = row.superseded_at === null;
    const confirmed = new Set(confirmations.map(({ person }) => person));
    const asked = isCurrent ? await listAsked(this.#context, tx, page, row) : [];
    const open = asked.filter((person) => !confirmed.has(person));
    const persons = await people.findPersons(tx, [...confirmed, ...open, ...(row.asked_by ? [row.asked_by] : [])]);
    const names = new Map(persons.map(({ id, name }) => [id, { id, name }]));
    const named = (id: string) => names.get(id) ?? { id, name: '' };
    return {
      id: row.id,
      askedAt: row.asked_at.toISOString(),
      askedBy: row.asked_by === null ? null : named(row.asked_by),
      until: row.until,
      version: row.version,
      isChanged: row.is_changed,
      isCurrent,
      readers: row.readers && (await nameSubjects(this.#context.host.people, tx, row.readers)),
      confirmed: confirmations.map(({ person, confirmed_at: at }) => ({ person: named(person), at: at.toISOString() })),
      open: open.map(named).sort((one, other) => one.name.localeCompare(other.name, 'de')),
    };
  }

  /** Throws all that the route names. */
  async ask(actor: Actor, { page: id, readers, until }: InputOf<typeof askForReading>): Promise<void> {
    const { host, now } = this.#context;
    await this.#within(async (tx) => {
      const { page } = await this.#context.lockWritable(tx, actor, id);
      if (page.template_for !== null) throw pageIsTemplate();
      const limits = (await listLimits(tx, [id])).get(id) ?? [];
      if (limits.some(({ draft_of: author }) => author !== null)) throw readingDraft();
      if (until !== null && until < todayOf(this.#context)) throw readingPast();
      const { language } = await host.organisation.get(tx);
      const label = language === 'de' ? 'Zur Kenntnisnahme' : 'To be read';
      const version = await host.collab.versions(pageRef(id)).name(tx, { person: actor.person }, label);
      if (version === undefined) throw readingEmpty();
      if (version === 'full') throw tooManyNamed();
      const row: store.RequestRow = {
        id: newId(),
        page: id,
        version: version.id,
        readers,
        until,
        asked_by: actor.person,
        asked_at: now,
        is_changed: false,
        superseded_at: null,
      };
      await withdrawAsking(this.#context, tx, [id]);
      await store.insertRequest(tx, row);
      await notifyAsked(this.#context, tx, page, row, await listAsked(this.#context, tx, page, row));
      await this.#context.announce(tx, actor, readingChanged, page);
    });
  }

  /** Throws `wiki.readings_off`, `wiki.reading_not_found`, `wiki.page_read_only`. */
  async end(actor: Actor, id: string): Promise<void> {
    await this.#within(async (tx) => {
      const { request, found } = await this.#get(tx, actor, id);
      if (!found.standing.isInCharge && request.asked_by !== actor.person) throw pageReadOnly();
      await store.deleteRequest(tx, id);
      if (request.superseded_at === null) await withdrawAsking(this.#context, tx, [request.page]);
      await this.#context.announce(tx, actor, readingChanged, found.page);
    });
  }

  /** Also of an earlier request: what somebody confirmed without a connection may come late. Throws `wiki.readings_off`, `wiki.reading_not_found`. */
  async confirm(actor: Actor, id: string): Promise<void> {
    await this.#within(async (tx) => {
      const { request, found } = await this.#get(tx, actor, id);
      const isAsked = found.page.trashed_at === null && (await asks(this.#context, tx, actor.person, request));
      if (!isAsked) throw readingNotFound();
      await store.insertConfirmation(tx, { request: id, person: actor.person, confirmed_at: this.#context.now });
      if (request.superseded_at === null) await withdrawAsking(this.#context, tx, [request.page], [actor.person]);
      await this.#tell(tx, actor, found.page);
    });
  }

  /** Throws `wiki.readings_off`, `wiki.reading_not_found`. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.#within(async (tx) => {
      const { found } = await this.#get(tx, actor, id);
      await store.deleteConfirmation(tx, id, actor.person);
      await this.#tell(tx, actor, found.page);
    });
  }

  /** To nobody but those who may see it anyway. */
  async #tell(tx: Tx, actor: Actor, page: PageRow): Promise<void> {
    const holders = await this.#context.host.permissions.listPersonsOf(tx, page.space);
    const inCharge = holders.filter(({ role, person }) => role === 'owner' || person === page.owner);
    const persons = [...new Set([actor.person, ...inCharge.map(({ person }) => person)])];
    await this.#context.announce(tx, actor, readingChanged, page, {}, { persons });
  }

  /** What belongs to a page that one may not see does not exist either. */
  async #get(tx: Tx, actor: Actor, id: string): Promise<{ request: store.RequestRow; found: FoundPage }> {
    const request = isUuid(id) ? await store.findRequest(tx, id) : undefined;
    const [page] = request ? await findPages(tx, [request.page]) : [];
    const standing = page && (await this.#context.rights.find(tx, actor, page));
    if (!request || !page || !standing) throw readingNotFound();
    return { request, found: { page, standing } };
  }

  #within<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#context.host.database.transaction(async (tx) => {
      if (!(await areReadingsOn(this.#context, tx))) throw readingsOff();
      return work(tx);
    });
  }
}
