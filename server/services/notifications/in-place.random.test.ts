import { addDays, type Ref, refOf } from '@kontor/base';
import { changeAbsence, listNotifications, removeAbsence, setAbsence, setNotificationStates } from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AwayOracle, type Placement } from './testing/away-oracle.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const firstDay = '2026-11-23';
/** In November, Berlin is an hour ahead. */
const start = Date.parse(`${firstDay}T00:00:00+01:00`);
const clock = manualClock(new Date(start));
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ clock, plugins: [] });
  const label = { de: 'Etwas ist zu tun', en: 'Something is to be done' };
  server.services.notifications.defineKind({ kind: 'test.asked', label, on: true, reachesSubstitute: true });
});
afterAll(() => server.stop());

test(`items at random among absences with chains, overlaps and early returns: none is lost, each that is rerouted is marked and audited (SEED=${seed})`, async () => {
  const city = await buildCity();
  const trial = new Trial(city, seed);
  for (let step = 0; step < 150; step += 1) {
    await trial.step();
    await trial.check(step);
  }
  expect(trial.rerouted).toBeGreaterThan(5);
}, 120_000);

interface City {
  readonly people: readonly SignedInPerson[];
  readonly open: Ref;
  readonly hidden: readonly Ref[];
}

async function buildCity(): Promise<City> {
  const unit = await anOrgUnit(server);
  const people: SignedInPerson[] = [];
  for (let place = 0; place < 6; place += 1) {
    const positions = [{ orgUnit: unit.id, lead: place === 0 }];
    people.push(await aSignedInPerson(server, { givenName: `Person${place}`, familyName: 'Probe', positions }));
  }
  const space = (owner: SignedInPerson, visibility: 'open' | 'hidden') =>
    aSpace(server, { owner: owner.person.id, visibility });
  const [first] = people;
  if (!first) throw new Error('Nobody lives here');
  const hidden: Ref[] = [];
  for (const person of people) hidden.push(refOf('spaces', 'space', (await space(person, 'hidden')).id));
  return { people, open: refOf('spaces', 'space', (await space(first, 'open')).id), hidden };
}

/** Real people and the model, side by side. */
class Trial {
  readonly #city: City;
  readonly #oracle = new AwayOracle(0);
  readonly #ids = new Map<object, string>();
  #state: number;
  #now = 8 * 60;
  #before = new Set<string>();
  rerouted = 0;

  constructor(city: City, from: number) {
    this.#city = city;
    this.#state = from + 1;
    clock.set(new Date(start + this.#now * 60_000));
  }

  #random(below: number): number {
    // A linear congruential generator (Numerical Recipes): the same seed, the same course.
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }

  async step(): Promise<void> {
    const acts = [this.#wait, this.#wait, this.#ask, this.#ask, this.#ask, this.#leave, this.#leave, this.#return];
    const act = [...acts, this.#replace, this.#finish, this.#finish][this.#random(acts.length + 3)];
    await act?.call(this);
    await this.#reconcile();
  }

  /** What follows the announcements of people, for all of them. */
  #reconcile(): Promise<void> {
    return server.database.transaction((tx) =>
      server.services.notifications.reconcile(
        tx,
        this.#city.people.map(({ person }) => person.id),
      ),
    );
  }

  async #wait(): Promise<void> {
    this.#now += 1 + this.#random(300);
    clock.set(new Date(start + this.#now * 60_000));
  }

  async #ask(): Promise<void> {
    const first = this.#random(6);
    const isHidden = this.#random(6) === 0;
    const to = [...new Set([first, ...(this.#random(3) === 0 ? [this.#random(6)] : [])])];
    const causedBy = this.#random(2) === 0 ? this.#random(6) : null;
    const key = `item-${this.#oracle.items.length}`;
    this.#oracle.items.push({ key, at: this.#now, to, causedBy, isHidden, done: new Set() });
    await server.database.transaction((tx) =>
      server.services.notifications.notify(tx, {
        kind: 'test.asked',
        persons: to.map((person) => this.#person(person).person.id),
        ref: isHidden ? (this.#city.hidden[first] ?? this.#city.open) : this.#city.open,
        text: { de: key, en: key },
        dedupeKey: key,
        causedBy: causedBy === null ? undefined : this.#person(causedBy).person.id,
      }),
    );
  }

  async #leave(): Promise<void> {
    const person = this.#random(6);
    const begins = this.#now - 120 + this.#random(420);
    const span = { person, start: begins, end: begins + 150 + this.#random(2000) };
    const substitute = this.#random(5) === 0 ? null : this.#other(person);
    const planned = { ...span, substitute };
    const entered = this.#person(person).client.call(setAbsence, {
      ...spanOf(planned),
      substitute: this.#id(substitute),
    });
    if (this.#oracle.overlaps(planned)) {
      await expect(entered).rejects.toMatchObject({ code: 'people.absence_overlaps' });
      return;
    }
    this.#oracle.absences.push(planned);
    this.#ids.set(planned, (await entered).id);
  }

  async #return(): Promise<void> {
    const running = this.#running();
    if (!running) return;
    await this.#person(running.person).client.call(removeAbsence, { absence: this.#ids.get(running) ?? '' });
    // Whoever was away since a day before was so until its midnight; who left today was not away at all.
    const midnight = Math.floor(this.#now / 1440) * 1440;
    if (running.start < midnight) running.end = midnight;
    else this.#oracle.absences.splice(this.#oracle.absences.indexOf(running), 1);
  }

  async #replace(): Promise<void> {
    const running = this.#running();
    if (!running) return;
    running.substitute = this.#other(running.person);
    const changed = {
      absence: this.#ids.get(running) ?? '',
      ...spanOf(running),
      substitute: this.#id(running.substitute),
    };
    await this.#person(running.person).client.call(changeAbsence, changed);
  }

  /** Somebody has done with something that lies with them. */
  async #finish(): Promise<void> {
    const who = this.#random(6);
    const { client } = this.#person(who);
    const { notifications } = await client.call(listNotifications, { show: 'inbox', limit: 100 });
    const chosen = notifications[this.#random(notifications.length)];
    if (!chosen) return;
    await client.call(setNotificationStates, { notifications: [chosen.id], state: 'done' });
    const item = this.#oracle.items.find(({ key }) => chosen.text.de.endsWith(`: ${key}`) || chosen.text.de === key);
    const absent = this.#city.people.flatMap(({ person }, place) =>
      chosen.standsInFor.some(({ id }) => id === person.id) ? [place] : [],
    );
    for (const each of absent.length > 0 ? absent : [who]) item?.done.add(each);
  }

  #running() {
    const running = this.#oracle.absences.filter(({ start: from, end }) => from <= this.#now && this.#now < end);
    return running[this.#random(running.length)];
  }

  async check(step: number): Promise<void> {
    const expected = this.#oracle.placements(this.#now).map((one) => wordsOf(one));
    const { rows } = await server.database.pool.query<{ key: string; absent: string; holder: string; text: string }>(`
      select own.dedupe_key as key, own.person as absent, entry.person as holder, entry.text->>'de' as text
        from notifications_in_place place
        join notifications_entries entry on entry.id = place.entry and entry.state <> 'done'
        join notifications_entries own on own.id = place.original and own.state <> 'done'`);
    const found = rows.map(({ key, absent, holder }) => wordsOf(this.#placement(key, absent, holder)));
    expect(found.sort(), `step ${step}`).toEqual(expected.sort());
    for (const { text, absent, key } of rows) {
      expect(text).toMatch(new RegExp(`^In Vertretung für .*${this.#nameOf(absent)}.*: ${key}$`));
    }
    await this.#checkNothingLost(step);
    const fresh = expected.filter((words) => !this.#before.has(words));
    this.#before = new Set(expected);
    this.rerouted += fresh.length;
    const audited = await server.database.pool.query(`select 1 from audit_log where kind = 'people.routed_in_place'`);
    expect(audited.rowCount, `step ${step}`).toBe(this.rerouted);
  }

  /** Whoever an item was for has it, open or done, whatever happened to it meanwhile. */
  async #checkNothingLost(step: number): Promise<void> {
    const { rows } = await server.database.pool.query<{ key: string; person: string; done: boolean }>(`
      select dedupe_key as key, person, state = 'done' as done from notifications_entries where dedupe_key ~ '^item-[0-9]+$'`);
    const stored = rows.map(({ key, person, done }) => `${key} ${this.#place(person)} ${done}`);
    const expected = this.#oracle.items.flatMap((item) =>
      this.#oracle.ownersOf(item).map((person) => `${item.key} ${person} ${item.done.has(person)}`),
    );
    expect(stored.sort(), `step ${step}`).toEqual(expected.sort());
  }

  #placement(item: string, absent: string, substitute: string): Placement {
    return { item, absent: this.#place(absent), substitute: this.#place(substitute) };
  }

  #place(id: string): number {
    return this.#city.people.findIndex(({ person }) => person.id === id);
  }

  #nameOf(id: string): string {
    return this.#person(this.#place(id)).person.name;
  }

  #person(place: number): SignedInPerson {
    const person = this.#city.people[place];
    if (!person) throw new Error(`There is no person ${place}`);
    return person;
  }

  #id(place: number | null): string | null {
    return place === null ? null : this.#person(place).person.id;
  }

  #other(person: number): number {
    return (person + 1 + this.#random(5)) % 6;
  }
}

const wordsOf = ({ item, absent, substitute }: Placement) => `${item} of ${absent} with ${substitute}`;

/** Minutes as the days and times that people enter. */
function spanOf({ start: from, end }: { readonly start: number; readonly end: number }) {
  const dayOf = (minutes: number) => addDays(firstDay, Math.floor(minutes / 1440));
  const timeOf = (minutes: number) => {
    const within = ((minutes % 1440) + 1440) % 1440;
    return [Math.floor(within / 60), within % 60].map((part) => String(part).padStart(2, '0')).join(':');
  };
  return { from: dayOf(from), fromTime: timeOf(from), until: dayOf(end), untilTime: timeOf(end) };
}
