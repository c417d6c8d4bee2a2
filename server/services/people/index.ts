import { localMinute } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type {
  AcceptPhoto,
  Actor,
  Audit,
  HandOver,
  JobDefinition,
  Links,
  People,
  Permissions,
  Search,
} from '@kontor/plugin-api/server';
import { type Absence, type Office, orgUnitNotFound } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { createPeopleTables } from '../../migrations/20261122-1210-create-people.ts';
import { createGroupsAndAbsences } from '../../migrations/20261122-1211-create-groups-and-absences.ts';
import { fillSearchAnew } from '../../migrations/20261126-1030-fill-search-anew.ts';
import { createOffices } from '../../migrations/20261126-1400-create-offices.ts';
import { findOfficesByTasks } from '../../migrations/20261126-1401-find-offices-by-tasks.ts';
import { tellActingPositions } from '../../migrations/20261127-2305-tell-acting-positions.ts';
import { absencesByTime } from '../../migrations/20261127-2340-absences-by-time.ts';
import { announceMoment, momentJob } from './absence-moments.ts';
import { type NewAbsence, setAbsence } from './absence-service.ts';
import { findAbsencesAt, listAbsencesWithin } from './absence-store.ts';
import { announceMany, areMany } from './announce-many.ts';
import { applyChanges } from './bulk-change-service.ts';
import { createGroup, renameGroup, setGroupMembers } from './group-service.ts';
import { findIdByName, listGroupMembers, listGroups } from './group-store.ts';
import { leadHandOver } from './lead-hand-over.ts';
import { announceNewDay } from './new-day.ts';
import { canEditOffice, putOffice } from './office-service.ts';
import { findOffices } from './office-store.ts';
import { orgUnitLinks } from './org-unit-links.ts';
import { withoutTime } from './org-unit-reading.ts';
import { orgUnitSearch } from './org-unit-search.ts';
import { createOrgUnit, updateOrgUnit } from './org-unit-service.ts';
import { findOrgUnits, listOrgUnits } from './org-unit-store.ts';
import { type OnNewDay, type PeopleContext, type RightsWatch, today } from './people-context.ts';
import { presentPeople } from './people-live.ts';
import { personLinks } from './person-links.ts';
import { declarePeople } from './person-privacy.ts';
import { createPersons, updatePerson, updatePersons } from './person-service.ts';
import {
  analyzePeople,
  findChangeTimes,
  findPersons,
  listLeaving,
  listPersonIds,
  lockAllPersons,
} from './person-store.ts';
import { setPositionsOf } from './position-service.ts';
import { findPositions, listLeads, listMembers } from './position-store.ts';
import { bindPeopleRoutes } from './routes.ts';
import { findSubstitutesAt, listCoveredNow, minuteNow } from './substitute-service.ts';
import { listPerhapsCovered } from './substitute-store.ts';

export type { ChangedGroup, OnNewDay, RightsWatch } from './people-context.ts';

/** What other core services may do with people besides plugins. */
export interface PeopleService extends People {
  /** Ids of a group's members, also of those who have left or not begun; none for an unknown group. */
  listGroupMembers(tx: Tx, group: string): Promise<string[]>;
  findGroupByName(tx: Tx, name: string): Promise<boolean>;
  /** Makes a group, or these the members and this the name of one; answers its id. Holds the rights of all until the commit. */
  putGroup(
    tx: Tx,
    group: { readonly id?: string; readonly name?: string; readonly persons: readonly string[] },
  ): Promise<string>;
  /** Makes a picture somebody's photo, or takes it away; answers whether it could. Opens transactions of its own. */
  takePhoto: AcceptPhoto;
  /** Writes what an org unit's page says, without asking anybody's rights. */
  putOffice(tx: Tx, actor: Actor | undefined, orgUnit: string, office: Office): Promise<void>;
  /** Enters an absence; throws `people.absence_…` and `people.person_not_found`. */
  setAbsence(tx: Tx, actor: Actor, absence: NewAbsence): Promise<Absence>;
  /** Everybody away now for whom this person might stand in. */
  listPerhapsCovered(tx: Tx, person: string): Promise<string[]>;
  /** Persons whose last day is within these days, both included. */
  listLeaving(tx: Tx, from: string, until: string): Promise<string[]>;
  /** Every change of positions, groups and validity runs within `watch` from now on. */
  watchRights(watch: RightsWatch): void;
  /** Runs once per day of the organisation, in the transaction that announces it. */
  onNewDay(handle: OnNewDay): void;
  /** Announces what began or ended by date since the last call; a job does it daily. */
  announceNewDay(tx: Tx): Promise<void>;
}

const newDayJob: JobDefinition = { name: 'people.announce-day', data: z.object({}) };

/** Persons, org units, positions, groups and absences: tables, routes, cards, search documents and live objects. */
export function createPeople(
  core: Core,
  others: {
    readonly audit: Audit;
    readonly links: Links;
    readonly search: Search;
    readonly permissions: Permissions;
    readonly handOver: Pick<HandOver, 'provide'>;
  },
): PeopleService {
  const context: PeopleContext = {
    events: core.events,
    audit: others.audit,
    permissions: others.permissions,
    clock: core.clock,
    jobs: core.jobs,
    timeZone: core.config.timeZone,
    rights: {
      change: (_tx, _actor, _persons, change) => change(),
      settle: async () => undefined,
      begin: async () => undefined,
      changeGroup: (_tx, _actor, _group, change) => change(),
    },
    findPictures: async () => new Map(),
    seesComing: async () => new Set(),
    acceptPhoto: async () => false,
    onNewDay: [],
  };
  core.migrations.add(
    createPeopleTables,
    createGroupsAndAbsences,
    fillSearchAnew,
    createOffices,
    findOfficesByTasks,
    tellActingPositions,
    absencesByTime,
  );
  declarePeople(core.privacy);
  others.links.provide(personLinks(context));
  others.links.provide(orgUnitLinks);
  others.search.provide(orgUnitSearch(context));
  others.handOver.provide(leadHandOver(context));
  presentPeople(context, core.live);
  bindPeopleRoutes(context, core.http, core.database);
  announceDays(core, context);
  return makeService(context);
}

/** At five past midnight, and at the start for days without a server; absences that begin or end within a day, then. */
function announceDays(core: Core, context: PeopleContext): void {
  const announce = () => core.database.transaction((tx) => announceNewDay(context, tx));
  core.jobs.define(newDayJob, announce);
  core.jobs.schedule(newDayJob, '5 0 * * *', {});
  core.onStart(announce);
  core.jobs.define(momentJob, (moment) => core.database.transaction((tx) => announceMoment(context, tx, moment)));
}

function makeService(context: PeopleContext): PeopleService {
  return {
    findPersons,
    findChangeTimes,
    listPersonIds,
    listLeaving,
    findOrgUnits: async (tx, ids) => (await findOrgUnits(tx, ids)).map(withoutTime),
    listOrgUnits: async (tx) => (await listOrgUnits(tx)).map(withoutTime),
    findOffices: async (tx, ids) => await findOffices(tx, await findOrgUnits(tx, ids)),
    canEditOffice: (tx, actor, orgUnit) => canEditOffice(context, tx, actor, orgUnit),
    timeZone: context.timeZone,
    findPositions,
    listMembers: (tx, orgUnit, below) => listMembers(tx, orgUnit, below, today(context)),
    async listLeads(tx, orgUnits) {
      return (await listLeads(tx, today(context), orgUnits)).map(({ orgUnit, id }) => ({ orgUnit, person: id }));
    },
    findCurrentAbsences: (tx, persons) => findAbsencesAt(tx, persons, minuteNow(context)),
    listAbsences: listAbsencesWithin,
    findSubstitutes: (tx, persons, at = context.clock.now()) =>
      findSubstitutesAt(tx, persons, localMinute(at, context.timeZone)),
    findCurrentAbsencesFor: (tx, substitute) => listCoveredNow(context, tx, substitute),
    listPerhapsCovered: (tx, person) => listPerhapsCovered(tx, person, minuteNow(context)),
    noteInPlace: (tx, actor, { inPlaceOf, object, what }) =>
      context.audit.append(tx, {
        kind: 'people.acted_in_place',
        actor,
        object,
        details: { subject: 'person', id: inPlaceOf, what },
      }),
    provideComingAbsences(sees) {
      context.seesComing = sees;
    },
    async createPerson(tx, actor, person) {
      const [created] = await createPersons(context, tx, actor, [person]);
      if (!created) throw new Error('A person was created and is not there');
      return created;
    },
    createPersons: (tx, actor, persons) => createPersons(context, tx, actor, persons),
    updatePerson: (tx, actor, id, change) => updatePerson(context, tx, actor, id, change),
    updatePersons: (tx, actor, changes) => updatePersons(context, tx, actor, changes),
    async setPositions(tx, actor, person, positions) {
      return (await setPositionsOf(context, tx, actor, [{ person, positions }])).length > 0;
    },
    setPositionsOf: (tx, actor, persons) => setPositionsOf(context, tx, actor, persons),
    applyChanges: (tx, actor, changes) => applyChanges(context, tx, actor, changes),
    lockAllPersons,
    countAnew: analyzePeople,
    async announceChanged(tx, actor, persons) {
      if (!areMany(persons)) return false;
      await announceMany(context.events, tx, actor, persons);
      return true;
    },
    createOrgUnit: (tx, actor, unit) => createOrgUnit(context, tx, actor, unit),
    updateOrgUnit: (tx, actor, id, change) => updateOrgUnit(context, tx, actor, id, change),
    async putOffice(tx, actor, orgUnit, office) {
      const [unit] = await findOrgUnits(tx, [orgUnit]);
      if (!unit) throw orgUnitNotFound();
      await putOffice(context, tx, actor, withoutTime(unit), office);
    },
    findGroups: listGroups,
    listGroupMembers: async (tx, group) => (await listGroupMembers(tx, group)).map(({ id }) => id),
    providePictures(find) {
      context.findPictures = find;
    },
    acceptPhotos(accept) {
      context.acceptPhoto = accept;
    },
    takePhoto: (person, content) => context.acceptPhoto(person, content),
    async findGroupByName(tx, name) {
      return (await findIdByName(tx, name)) !== undefined;
    },
    async putGroup(tx, { id, name, persons }) {
      if (id === undefined) return (await createGroup(context, tx, undefined, { name: name ?? '', persons })).id;
      if (name !== undefined) await renameGroup(context, tx, undefined, { id, name });
      await setGroupMembers(context, tx, undefined, id, persons);
      return id;
    },
    setAbsence: (tx, actor, absence) => setAbsence(context, tx, actor, absence),
    watchRights(watch) {
      context.rights = watch;
    },
    onNewDay(handle) {
      context.onNewDay.push(handle);
    },
    announceNewDay: (tx) => announceNewDay(context, tx),
  };
}
