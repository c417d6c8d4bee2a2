import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type announceGathering,
  type cancelGathering,
  type changeGathering,
  type createGathering,
  type deleteGathering,
  type Gathering,
  gatheringChangedMeanwhile,
  gatheringOver,
  type listGatherings,
  notADraft,
  promiseGiven,
} from '../shared/index.ts';
import { checkContent, daysBetween, isElsewhere, rowOfContent } from './gathering-content.ts';
import type { GatheringContext } from './gathering-context.ts';
import { notifyOrganisers } from './gathering-notify.ts';
import {
  deleteGatherings,
  findGatherings,
  type GatheringRow,
  insertGathering,
  listOrganisers,
  listVisible,
  setOrganisers,
  updateGathering,
} from './gathering-store.ts';
import { listViews, readView } from './gathering-view.ts';
import { hasSignUps, listSignUps } from './sign-up-store.ts';
import { tellLater } from './tell-job.ts';
import { announcePlacesOf, moveUp } from './waiting-list.ts';

type Content = InputOf<typeof createGathering>['content'];

/** What gatherings there are: made and changed by their organisers, seen by those who are invited. */
export class GatheringService {
  readonly #context: GatheringContext;

  constructor(context: GatheringContext) {
    this.#context = context;
  }

  async list(actor: Actor, input: InputOf<typeof listGatherings>): Promise<OutputOf<typeof listGatherings>> {
    const context = this.#context;
    const { when, filter, after, limit } = input;
    const [at = '', id = ''] = after?.split(' ') ?? [];
    const from = after === undefined || Number.isNaN(Date.parse(at)) ? undefined : { startsAt: new Date(at), id };
    return context.host.database.transaction(async (tx) => {
      const viewer = await context.viewerOf(tx, actor);
      const query = { when, filter, now: context.now, after: from, limit: limit + 1 };
      const found = await listVisible(tx, viewer, query);
      const rows = found.slice(0, limit);
      const last = found.length > limit ? rows.at(-1) : undefined;
      return {
        gatherings: await listViews(context, tx, actor, rows),
        next: last ? `${last.starts_at.toISOString()} ${last.id}` : null,
      };
    });
  }

  /** Throws `gatherings.not_found`. */
  async get(actor: Actor, id: string): Promise<Gathering> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) =>
      readView(context, tx, actor, await context.getVisible(tx, actor, id)),
    );
  }

  /** Throws what `checkContent` throws, and `gatherings.changed` where an id is taken. */
  async create(actor: Actor, { content, dates }: InputOf<typeof createGathering>): Promise<{ gatherings: string[] }> {
    const { host } = this.#context;
    return host.database.transaction((tx) => this.createIn(tx, actor, { content, dates }));
  }

  async createIn(
    tx: Tx,
    actor: Actor,
    { content, dates }: InputOf<typeof createGathering>,
  ): Promise<{ gatherings: string[] }> {
    const context = this.#context;
    await checkContent(context, tx, actor, content, undefined);
    const ids = dates.map(({ id }) => id);
    if (new Set(ids).size < ids.length || (await findGatherings(tx, ids)).length > 0) throw gatheringChangedMeanwhile();
    const series = dates.length > 1 ? newId() : null;
    const made = { created_at: context.now, changed_at: context.now };
    const begun = { state: 'draft', reason: '', told: false, revision: 1, sequence: 0, next_rank: 1 } as const;
    const organisers = [...new Set(content.organisers)];
    for (const { id, startsOn } of dates) {
      await insertGathering(tx, { id, series, ...rowOfContent(context, content, startsOn), ...begun, ...made });
      await setOrganisers(tx, id, organisers);
      await context.announceChange(tx, actor, id);
    }
    const [first] = await findGatherings(tx, ids.slice(0, 1));
    if (first) await notifyOrganisers(context, tx, actor, first, organisers);
    return { gatherings: ids };
  }

  /** Throws `gatherings.not_found`, `read_only`, `changed`, `promise_given`, and what `checkContent` throws. */
  async change(actor: Actor, input: InputOf<typeof changeGathering>): Promise<Gathering> {
    const context = this.#context;
    const { content, scope } = input;
    return context.host.database.transaction(async (tx) => {
      const rows = await context.lockScope(tx, actor, input.gathering, scope);
      const [first] = rows;
      if (!first || first.revision !== input.revision) throw gatheringChangedMeanwhile();
      await checkContent(context, tx, actor, content, first);
      const shift = daysBetween(first.starts_on, content.startsOn);
      for (const row of rows) await this.#change(tx, actor, row, content, shift);
      // Who has just handed it over may see it no longer, and is answered all the same.
      const [changed] = await findGatherings(tx, [first.id]);
      if (!changed) throw new Error('The gathering is locked');
      return readView(context, tx, actor, changed);
    });
  }

  /** Throws `gatherings.not_found`, `read_only`, `over`. */
  async announce(actor: Actor, input: InputOf<typeof announceGathering>): Promise<Gathering> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const rows = await context.lockScope(tx, actor, input.gathering, input.scope);
      const [first] = rows;
      if (!first || context.isOver(first)) throw gatheringOver();
      for (const row of rows.filter((each) => !context.isOver(each))) {
        if (row.state !== 'announced') await this.#restate(tx, actor, row, { state: 'announced', reason: '' });
        // Of a series the invited are told of its first date, and not of fifty.
        const isNew = input.tells && !row.told;
        if (isNew) await updateGathering(tx, row.id, { told: true });
        if (isNew && row === first) await this.#tell(tx, actor, row, 'invited');
      }
      return this.#read(tx, actor, first);
    });
  }

  /** Throws `gatherings.not_found`, `read_only`, `over`. A draft stays one. */
  async cancel(actor: Actor, input: InputOf<typeof cancelGathering>): Promise<Gathering> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const rows = await context.lockScope(tx, actor, input.gathering, input.scope);
      const [first] = rows;
      if (!first || context.isOver(first)) throw gatheringOver();
      for (const row of rows)
        if (row.state === 'announced' && !context.isOver(row))
          await this.#restate(tx, actor, row, { state: 'cancelled', reason: input.reason });
      return this.#read(tx, actor, first);
    });
  }

  /** Throws `gatherings.not_found`, `read_only`, `not_a_draft`. */
  async delete(actor: Actor, { gathering, scope }: InputOf<typeof deleteGathering>): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const rows = await context.lockScope(tx, actor, gathering, scope);
      if (rows[0]?.state !== 'draft') throw notADraft();
      const drafts = rows.filter(({ state }) => state === 'draft').map(({ id }) => id);
      const organisers = await listOrganisers(tx, drafts);
      await deleteGatherings(tx, drafts);
      for (const id of drafts) {
        const persons = organisers.filter((each) => each.gathering === id).map(({ person }) => person);
        await context.announceLoss(tx, actor, id, persons);
      }
    });
  }

  async #change(tx: Tx, actor: Actor, row: GatheringRow, content: Content, shift: number): Promise<void> {
    const context = this.#context;
    const day = new Date(Date.parse(row.starts_on) + shift * 86_400_000).toISOString().slice(0, 10);
    const after = rowOfContent(context, content, day);
    const isWidened = (after.names_shown && !row.names_shown) || after.kept_days > row.kept_days;
    if (isWidened && (await hasSignUps(tx, row.id))) throw promiseGiven();
    const isMoved = isElsewhere(row, after);
    const lost = await this.#findLosses(tx, row, after);
    const revision = row.revision + 1;
    const changed: GatheringRow = { ...row, ...after, revision, sequence: row.sequence + 1, changed_at: context.now };
    await updateGathering(tx, row.id, {
      ...after,
      ...{ revision, sequence: changed.sequence, changed_at: changed.changed_at },
    });
    await this.#setOrganisers(tx, actor, changed, [...new Set(content.organisers)]);
    if (row.state === 'announced' && !context.isOver(changed)) {
      const moved = await moveUp(context, tx, changed);
      if (moved.length > 0 || row.capacity !== changed.capacity)
        await announcePlacesOf(context, tx, actor, changed, moved);
      if (isMoved) await this.#tell(tx, actor, changed, 'changed');
    }
    await context.announceChange(tx, actor, row.id);
    await context.announceLoss(tx, actor, row.id, lost);
  }

  /** Those who were invited and are no longer; whoever signed up or organises it goes on seeing it. */
  async #findLosses(
    tx: Tx,
    before: GatheringRow,
    { addressees, audience }: Pick<GatheringRow, 'addressees' | 'audience'>,
  ) {
    const isSame = before.audience.every((token) => audience.includes(token));
    if (before.state === 'draft' || isSame) return [];
    const { addressing } = this.#context.host;
    const kept = new Set(await addressing.listPersons(tx, addressees));
    return (await addressing.listPersons(tx, before.addressees)).filter((person) => !kept.has(person));
  }

  /** Handing over: new ones are told; all who see it see who organises it. */
  async #setOrganisers(tx: Tx, actor: Actor, row: GatheringRow, organisers: readonly string[]): Promise<void> {
    const before = (await listOrganisers(tx, [row.id])).map(({ person }) => person);
    const added = organisers.filter((person) => !before.includes(person));
    const removed = before.filter((person) => !organisers.includes(person));
    await setOrganisers(tx, row.id, organisers);
    await notifyOrganisers(this.#context, tx, actor, row, added);
    await this.#context.announceLoss(tx, actor, row.id, removed);
  }

  async #restate(
    tx: Tx,
    actor: Actor,
    row: GatheringRow,
    change: Pick<GatheringRow, 'state' | 'reason'>,
  ): Promise<void> {
    const context = this.#context;
    const changed = { ...row, ...change, sequence: row.sequence + 1 };
    const { revision } = row;
    await updateGathering(tx, row.id, {
      ...change,
      ...{ sequence: changed.sequence, revision: revision + 1, changed_at: context.now },
    });
    await context.announceChange(tx, actor, row.id);
    if (row.state === 'draft' || (await listSignUps(tx, [row.id])).length === 0) return;
    await this.#tell(tx, actor, changed, change.state === 'cancelled' ? 'cancelled' : 'restored');
  }

  async #tell(tx: Tx, actor: Actor, { id, sequence }: GatheringRow, what: Parameters<typeof tellLater>[2]['what']) {
    await tellLater(this.#context, tx, { gathering: id, what, sequence, by: actor.person });
  }

  async #read(tx: Tx, actor: Actor, { id }: GatheringRow): Promise<Gathering> {
    return readView(this.#context, tx, actor, await this.#context.getVisible(tx, actor, id));
  }
}
