import { isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type DemoLogin, demoLogins, demoPassword, newOrgUnit } from '@kontor/schema';
import type { Application } from '../../application.ts';
import type { Services } from '../../services.ts';
import { cityOffice } from './city-offices.ts';
import { type City, inventPeople } from './city-people.ts';
import { cityGroups, citySpaces } from './city-spaces.ts';
import { cityName, cityUnits } from './city-units.ts';

const accent = '#0b6e5b';
const dayMs = 24 * 60 * 60 * 1000;
const absentPeople = 60;

/** Whether nobody has set the organisation up yet. */
export async function isEmpty(tx: Tx, services: Services): Promise<boolean> {
  return !(await services.organisation.get(tx)).setUp;
}

/** Fills an empty database with the demo city through the services, then lets each plugin add its part. */
export async function fillDemoCity(application: Application, tell: (step: string) => void): Promise<void> {
  const { services, core } = application;
  await core.database.transaction(async (tx) => {
    await services.organisation.create(tx, { name: cityName, language: 'de', accent });
    const unitIds = await fillUnits(tx, services, core.clock.now());
    const city = inventPeople(unitIds);
    await services.people.createPersons(
      tx,
      undefined,
      city.people.map(({ person }) => person),
    );
    await services.people.setPositionsOf(
      tx,
      undefined,
      city.people.map(({ person, positions }) => ({ person: person.id, positions })),
    );
    const actors = await fillAccounts(tx, services, city);
    await fillSpaces(tx, services, city, unitIds);
    await fillGroups(tx, services, city);
    await fillAbsences(tx, services, city, actors.admin, core.clock.now());
    tell(
      `${city.people.length} people, ${unitIds.size} org units, ${citySpaces.length} spaces, ${cityGroups.length} interest groups`,
    );
  });
  await application.seedDemo();
}

async function fillUnits(tx: Tx, services: Services, now: Date): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [index, unit] of cityUnits.entries()) {
    const parent = ids.get(unit.code.slice(0, Math.max(0, unit.code.lastIndexOf('.')))) ?? null;
    const { id } = await services.people.createOrgUnit(
      tx,
      undefined,
      newOrgUnit.parse({
        code: unit.code,
        name: unit.name,
        parent,
        place: unit.place,
        abbreviation: unit.abbreviation ?? null,
        tasks: unit.tasks ?? [],
      }),
    );
    await services.people.putOffice(tx, undefined, id, cityOffice(unit, index, now));
    ids.set(unit.code, id);
  }
  return ids;
}

async function fillAccounts(tx: Tx, services: Services, city: City): Promise<Record<DemoLogin, Actor>> {
  const actors: Partial<Record<DemoLogin, Actor>> = {};
  for (const login of demoLogins) {
    const roles = login === 'admin' ? (['administrator', 'auditor'] as const) : [];
    const person = city.demo[login];
    const account = await services.accounts.createAccount(tx, undefined, {
      person,
      login,
      password: demoPassword,
      roles,
    });
    actors[login] = { account: account.id, person, session: newId(), roles: new Set(roles) };
  }
  // Every login was just added.
  return actors as Record<DemoLogin, Actor>;
}

async function fillSpaces(tx: Tx, services: Services, city: City, unitIds: ReadonlyMap<string, string>): Promise<void> {
  const ids = new Map<string, string>();
  for (const { slug, name, description, visibility, owner, parent, units = [], members = [] } of citySpaces) {
    const above = parent === undefined ? undefined : ids.get(parent);
    const space = await services.spaces.create(tx, undefined, {
      slug,
      name,
      description,
      visibility,
      owner: city.demo[owner],
      ...(above === undefined ? {} : { parent: above }),
    });
    ids.set(slug, space.id);
    for (const { code, role } of units) {
      await services.spaces.grant(
        tx,
        undefined,
        space.id,
        { kind: 'org-unit', id: unitIds.get(code) ?? '', below: true },
        role,
      );
    }
    for (const { login, role } of members) {
      await services.spaces.grant(tx, undefined, space.id, { kind: 'person', id: city.demo[login] }, role);
    }
  }
}

/** Every group has other colleagues, from all over the house. */
async function fillGroups(tx: Tx, services: Services, city: City): Promise<void> {
  const four = new Set(Object.values(city.demo));
  const others = city.people.map(({ person }) => person.id).filter((id) => !four.has(id));
  let next = 0;
  for (const { owner, members = [], topics, colleagues, ...group } of cityGroups) {
    const given = { ...group, kind: 'interest', topics, owner: city.demo[owner] } as const;
    const { id: space } = await services.spaces.create(tx, undefined, given);
    const named = members.map(({ login }) => city.demo[login]);
    const joined = Array.from({ length: colleagues }, () => {
      next += 37;
      return others[next % others.length];
    });
    for (const id of new Set([...named, ...joined]))
      if (id !== undefined) await services.spaces.grant(tx, undefined, space, { kind: 'person', id }, 'editor');
  }
}

/** `editor` goes on leave in two weeks with `homeoffice` as substitute; some sixty colleagues are away today. */
async function fillAbsences(tx: Tx, services: Services, city: City, admin: Actor, now: Date): Promise<void> {
  const day = (inDays: number) => isoDate(new Date(now.getTime() + inDays * dayMs));
  const note = 'Erholungsurlaub';
  const { editor, homeoffice } = city.demo;
  await services.people.setAbsence(tx, admin, {
    person: editor,
    from: day(14),
    until: day(25),
    note,
    substitute: homeoffice,
  });
  const colleagues = city.people.filter(({ person }) => !Object.values(city.demo).includes(person.id));
  const step = Math.floor(colleagues.length / absentPeople);
  for (let index = 0; index + 1 < colleagues.length; index += step) {
    const [away, substitute] = [colleagues[index], colleagues[index + 1]];
    if (!away || !substitute) continue;
    const absence = { person: away.person.id, from: day(-2 - (index % 5)), until: day(3 + (index % 9)) };
    await services.people.setAbsence(tx, admin, { ...absence, note: null, substitute: substitute.person.id });
  }
}
