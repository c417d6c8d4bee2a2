import { addDays, type IsoDate, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { momentOf, wallClock } from '@kontor/plugin-tasks/shared';
import {
  type GatheringTime,
  gatheringChanged,
  gatheringNotFound,
  gatheringReadOnly,
  gatheringRef,
  placesChanged,
  signUpChanged,
} from '../shared/index.ts';
import {
  findVisible,
  type GatheringRow,
  listOrganisers,
  lockFollowing,
  lockGathering,
  type Viewer,
} from './gathering-store.ts';

/** Everything that the services share: clocks, who sees and changes what, and how a change is told. */
export class GatheringContext {
  readonly host: ServerHost;

  constructor(host: ServerHost) {
    this.host = host;
  }

  get now(): Date {
    return this.host.clock.now();
  }

  get zone(): string {
    return this.host.people.timeZone;
  }

  get today(): IsoDate {
    return isoDate(this.now, this.zone);
  }

  /** `HH:MM` on the organisation's clocks. */
  get time(): string {
    return wallClock(this.now, this.zone).time;
  }

  /** The moments of days and times on the organisation's clocks; whole days end with the day after the last. */
  momentsOf(time: GatheringTime): { readonly startsAt: Date; readonly endsAt: Date } {
    const { startsOn, startsTime, endsOn, endsTime } = time;
    const at = (date: IsoDate, clock: string | null) =>
      momentOf({ date, ...(clock === null ? {} : { time: clock }) }, this.zone);
    const startsAt = at(startsOn, startsTime);
    const endsAt = endsTime === null ? at(addDays(endsOn, 1), null) : at(endsOn, endsTime);
    // Within the hour that comes twice in autumn both are the first: it ends when it begins.
    return { startsAt, endsAt: endsAt < startsAt ? startsAt : endsAt };
  }

  async viewerOf(tx: Tx, actor: Actor): Promise<Viewer> {
    return { person: actor.person, tokens: await this.host.permissions.tokensOf(tx, actor) };
  }

  /** Throws `gatherings.not_found` for what the actor does not see. */
  async getVisible(tx: Tx, actor: Actor, id: string): Promise<GatheringRow> {
    const [row] = await findVisible(tx, await this.viewerOf(tx, actor), [id]);
    if (!row) throw gatheringNotFound();
    return row;
  }

  /** The same, locked: nobody else signs up or changes it until the end of the transaction. */
  async lockVisible(tx: Tx, actor: Actor, id: string): Promise<GatheringRow> {
    const row = await lockGathering(tx, id);
    if (!row) throw gatheringNotFound();
    await this.getVisible(tx, actor, id);
    return row;
  }

  async isOrganiser(tx: Tx, person: string, gathering: string): Promise<boolean> {
    return (await listOrganisers(tx, [gathering])).some((each) => each.person === person);
  }

  /** Throws `gatherings.not_found`, `gatherings.read_only`. */
  async lockOrganised(tx: Tx, actor: Actor, id: string): Promise<GatheringRow> {
    const row = await this.lockVisible(tx, actor, id);
    if (!(await this.isOrganiser(tx, actor.person, id))) throw gatheringReadOnly();
    return row;
  }

  /** With `following` also the later dates of the series that the actor organises. */
  async lockScope(tx: Tx, actor: Actor, id: string, scope: 'one' | 'following'): Promise<GatheringRow[]> {
    if (scope === 'one') return [await this.lockOrganised(tx, actor, id)];
    const row = await this.getVisible(tx, actor, id);
    if (!(await this.isOrganiser(tx, actor.person, id))) throw gatheringReadOnly();
    const all = await lockFollowing(tx, row);
    const ids = all.map((each) => each.id);
    const own = (await listOrganisers(tx, ids)).filter(({ person }) => person === actor.person);
    const organised = new Set(own.map(({ gathering }) => gathering));
    const [first, ...later] = [all.filter((each) => each.id === id), all.filter((each) => each.id !== id)].flat();
    if (!first) throw gatheringNotFound();
    return [first, ...later.filter((each) => organised.has(each.id))];
  }

  /** Whether one can sign up now. */
  isOpen(row: GatheringRow): boolean {
    const { state, sign_up: mode, sign_up_until: until, starts_at: startsAt } = row;
    return state === 'announced' && mode !== 'none' && this.now < startsAt && (until === null || this.today <= until);
  }

  isOver({ ends_at: end }: GatheringRow): boolean {
    return end <= this.now;
  }

  async announceChange(tx: Tx, actor: Actor | undefined, gathering: string): Promise<void> {
    const { events } = this.host;
    await events.append(tx, gatheringChanged, { gathering }, { ref: gatheringRef(gathering) }, { actor });
  }

  /** To those who no longer see it. */
  async announceLoss(tx: Tx, actor: Actor | undefined, gathering: string, persons: readonly string[]): Promise<void> {
    if (persons.length === 0) return;
    await this.host.events.append(tx, gatheringChanged, { gathering }, { persons }, { actor });
  }

  /** To all who see it, where places are limited; else nobody is told how many come. */
  async announcePlaces(tx: Tx, actor: Actor | undefined, { id, capacity }: GatheringRow): Promise<void> {
    if (capacity === null) return;
    const { events } = this.host;
    await events.append(tx, placesChanged, { gathering: id }, { ref: gatheringRef(id) }, { actor });
  }

  /** To each of these persons and to the organisers. */
  async announceSignUps(
    tx: Tx,
    actor: Actor | undefined,
    gathering: string,
    persons: readonly string[],
  ): Promise<void> {
    const organisers = (await listOrganisers(tx, [gathering])).map(({ person }) => person);
    const items = persons.map((person) => ({
      payload: { gathering, person },
      audience: { persons: [...new Set([person, ...organisers])] },
    }));
    await this.host.events.appendMany(tx, signUpChanged, items, { actor });
  }
}
