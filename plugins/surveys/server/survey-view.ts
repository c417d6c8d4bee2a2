import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { ListedSurvey, Survey } from '../shared/index.ts';
import type { SurveyRow } from './survey-store.ts';
import type { Standing, SurveysContext } from './surveys-context.ts';
import { findTicket, listTaken, listUnits, type UnitRow } from './ticket-store.ts';
import { findUnitOf } from './unit-of-person.ts';

/** More than these nobody looks at. */
const mostListed = 300;

/** A survey as the actor sees it. */
export async function viewSurvey(
  context: SurveysContext,
  tx: Tx,
  actor: Actor,
  { row, standing }: { readonly row: SurveyRow; readonly standing: Standing },
): Promise<Survey> {
  const { addressing } = context.host;
  const units = await listUnits(tx, row.id);
  return {
    ...shownOf(context, row, standing),
    author: await authorOf(context, tx, row),
    hasTicket: (await findTicket(tx, row.id, actor.person)) !== undefined,
    ...row.content,
    addressees: standing.isOwn
      ? await addressing.name(tx, actor, row.content.addressees)
      : row.content.addressees.map((each) => ({ ...each, label: '' })),
    addressed: row.addressed,
    unit: standing.isAsked && units.length > 1 ? await unitOf(context, tx, actor, units) : null,
    keptUntil: row.kept_until,
    remindedAt: standing.isOwn ? momentOf(row.reminded_at) : null,
    revision: row.revision,
  };
}

/** All that the actor may see; `rows` are in their order. */
export async function viewList(
  context: SurveysContext,
  tx: Tx,
  actor: Actor,
  rows: readonly SurveyRow[],
): Promise<ListedSurvey[]> {
  const tokens = await context.host.permissions.tokensOf(tx, actor);
  const taken = await listTaken(tx, actor.person);
  const seen = rows.flatMap((row) => {
    const standing = context.standingOf(actor, row, tokens);
    return standing ? [{ row, standing }] : [];
  });
  const listed = seen.slice(0, mostListed);
  const authors = await context.host.people.findPersons(tx, [
    ...new Set(listed.flatMap(({ row }) => row.author ?? [])),
  ]);
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return listed.map(({ row, standing }) => ({
    ...shownOf(context, row, standing),
    title: row.content.title,
    author: row.author === null ? null : { id: row.author, name: names.get(row.author) ?? '' },
    hasTicket: taken.has(row.id),
  }));
}

function shownOf(context: SurveysContext, row: SurveyRow, standing: Standing) {
  return {
    id: row.id,
    state: context.stateOf(row),
    startsAt: momentOf(row.starts_at),
    endsAt: momentOf(row.ends_at),
    ...standing,
  };
}

function momentOf(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}

async function authorOf({ host }: SurveysContext, tx: Tx, { author }: SurveyRow) {
  const [person] = author === null ? [] : await host.people.findPersons(tx, [author]);
  return person ? { id: person.id, name: person.name } : null;
}

async function unitOf(context: SurveysContext, tx: Tx, { person }: Actor, units: readonly UnitRow[]) {
  const unit = await findUnitOf(context, tx, person, units);
  return { id: unit.id, label: unit.label, people: unit.people };
}
