import type { Database, Tx } from '@kontor/database';
import type { Http } from '@kontor/plugin-api/server';
import * as schema from '@kontor/schema';
import { changeAbsence, listAbsences, listStandIns, removeAbsence, setAbsence } from './absence-service.ts';
import { createGroup, listGroupMembers, listGroups, removeGroup, setGroupMembers } from './group-service.ts';
import { updateOffice } from './office-service.ts';
import { readOrgUnits } from './org-unit-reading.ts';
import { createOrgUnit, removeOrgUnit, updateOrgUnit } from './org-unit-service.ts';
import type { PeopleContext } from './people-context.ts';
import { addPerson, changePerson, readPositions } from './person-administration.ts';
import { describeAway, previewAway } from './substitute-service.ts';

/** Contract to service, one line each. */
export function bindPeopleRoutes(context: PeopleContext, http: Http, database: Database): void {
  const within = <Result>(work: (tx: Tx) => Promise<Result>) => database.transaction(work);
  const finish = async (work: (tx: Tx) => Promise<void>) => {
    await within(work);
    return {};
  };

  http.bind(schema.createPerson, (input, { actor }) => within((tx) => addPerson(context, tx, actor, input)));
  http.bind(schema.updatePerson, (input, { actor }) => within((tx) => changePerson(context, tx, actor, input)));
  http.bind(schema.getPositions, ({ person }) => within((tx) => readPositions(tx, person)));

  http.bind(schema.listOrgUnits, () => within(async (tx) => ({ orgUnits: await readOrgUnits(context, tx) })));
  http.bind(schema.createOrgUnit, (input, { actor }) => within((tx) => createOrgUnit(context, tx, actor, input)));
  http.bind(schema.updateOrgUnit, ({ orgUnit, ...change }, { actor }) =>
    within((tx) => updateOrgUnit(context, tx, actor, orgUnit, change)),
  );
  http.bind(schema.updateOffice, (input, { actor }) => within((tx) => updateOffice(context, tx, actor, input)));
  http.bind(schema.removeOrgUnit, ({ orgUnit }, { actor }) =>
    finish((tx) => removeOrgUnit(context, tx, actor, orgUnit)),
  );

  http.bind(schema.listGroups, () => within(async (tx) => ({ groups: await listGroups(tx) })));
  http.bind(schema.createGroup, (input, { actor }) => within((tx) => createGroup(context, tx, actor, input)));
  http.bind(schema.setGroupMembers, ({ group, persons }, { actor }) =>
    within((tx) => setGroupMembers(context, tx, actor, group, persons)),
  );
  http.bind(schema.listGroupMembers, ({ group }) =>
    within(async (tx) => ({ persons: await listGroupMembers(tx, group) })),
  );
  http.bind(schema.removeGroup, ({ group }, { actor }) => finish((tx) => removeGroup(context, tx, actor, group)));

  http.bind(schema.setAbsence, (input, { actor }) => within((tx) => setAbsence(context, tx, actor, input)));
  http.bind(schema.changeAbsence, (input, { actor }) => within((tx) => changeAbsence(context, tx, actor, input)));
  http.bind(schema.listAbsences, (_input, { actor }) =>
    within(async (tx) => ({
      absences: await listAbsences(context, tx, actor.person),
      standsIn: await listStandIns(context, tx, actor.person),
    })),
  );
  http.bind(schema.findSubstitutes, ({ persons }) => within((tx) => describeAway(context, tx, persons)));
  http.bind(schema.previewSubstitute, ({ fromTime = null, untilTime = null, ...planned }, { actor }) =>
    within((tx) => previewAway(context, tx, actor, { ...planned, fromTime, untilTime })),
  );
  http.bind(schema.removeAbsence, ({ absence }, { actor }) =>
    finish((tx) => removeAbsence(context, tx, actor, absence)),
  );
}
