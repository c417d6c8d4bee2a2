import type { Tx } from '@kontor/database';
import type { Actor, AudienceToken } from '@kontor/plugin-api/server';
import type { OwnThanks, Thanks } from '../shared/index.ts';
import type { IdeasContext } from './ideas-context.ts';
import { named } from './named.ts';
import { findShown, listThanked, type ThankedRow, type ThanksRow } from './thanks-store.ts';

/** The units to which somebody belongs, each with those above, and those that they lead. */
export interface Belonging {
  readonly units: ReadonlySet<string>;
  readonly led: ReadonlySet<string>;
}

export async function findBelonging({ host }: IdeasContext, tx: Tx, actor: Actor): Promise<Belonging> {
  const tokens = await host.permissions.tokensOf(tx, actor);
  const units = [...tokens].flatMap((token) => (token.startsWith('unit:') ? [token.slice('unit:'.length)] : []));
  const leads = await host.people.listLeads(tx, units);
  const ledByNobody = units.filter((unit) => !leads.some(({ orgUnit }) => orgUnit === unit));
  const led = leads.filter(({ person }) => person === actor.person).map(({ orgUnit }) => orgUnit);
  // Where nobody leads a team, any of it may say.
  return { units: new Set(units), led: new Set([...led, ...ledByNobody]) };
}

export function concerns({ person, org_unit: unit }: ThankedRow, actor: Actor, { units }: Belonging): boolean {
  return person === actor.person || (unit !== null && units.has(unit));
}

/** Whether it is the actor's to say whether others may see it. */
export function mayChoose({ person, org_unit: unit }: ThankedRow, actor: Actor, { led }: Belonging): boolean {
  return person === actor.person || (unit !== null && led.has(unit));
}

export async function presentThanks(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  rows: readonly ThanksRow[],
): Promise<Thanks[]> {
  const { people } = context.host;
  const thanked = await listThanked(tx, idsOf(rows));
  const names = await context.findNames(tx, [
    ...rows.map(({ author }) => author),
    ...thanked.map(({ person }) => person),
  ]);
  const unitIds = [...new Set(thanked.flatMap(({ org_unit: unit }) => unit ?? []))];
  const units = new Map((await people.findOrgUnits(tx, unitIds)).map(({ id, name }) => [id, name]));
  const byThanks = Map.groupBy(thanked, ({ thanks }) => thanks);
  return rows.map(({ id, author, sign, text, said_at: at }) => ({
    id,
    from: named(names, author),
    to: (byThanks.get(id) ?? [])
      .filter(({ choice }) => choice !== 'removed')
      .flatMap(({ person, org_unit: unit }) => {
        const found = named(names, person) ?? named(units, unit);
        return found ? [{ ...found, kind: person === null ? ('org-unit' as const) : ('person' as const) }] : [];
      }),
    sign,
    text,
    at: at.toISOString(),
    isMine: author === actor.person,
  }));
}

/** As those see it whom it is for. What the others said of it is theirs alone. */
export async function presentOwn(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  rows: readonly ThanksRow[],
): Promise<OwnThanks[]> {
  const belonging = await findBelonging(context, tx, actor);
  const thanked = Map.groupBy(await listThanked(tx, idsOf(rows)), ({ thanks }) => thanks);
  const shown = await findShown(tx, idsOf(rows));
  const presented = await presentThanks(context, tx, actor, rows);
  const own: OwnThanks[] = [];
  for (const [index, row] of rows.entries()) {
    const mine = (thanked.get(row.id) ?? []).filter((each) => concerns(each, actor, belonging));
    const mineToSay = mine.filter((each) => mayChoose(each, actor, belonging));
    const said = mineToSay.length > 0 ? mineToSay : mine;
    const thanks = presented[index];
    if (!thanks) continue;
    own.push({
      ...thanks,
      choice: said.find(({ choice }) => choice === null) ? null : (said[0]?.choice ?? null),
      mayChoose: mineToSay.length > 0,
      addressees: await context.host.addressing.name(tx, actor, row.addressees),
      isShown: shown.has(row.id),
    });
  }
  return own;
}

/** Whom a thanks reaches: those thanked and who said it; once all agreed, whom it was shown to. */
export async function findThanksAudience(
  context: IdeasContext,
  tx: Tx,
  rows: readonly ThanksRow[],
): Promise<Map<string, AudienceToken[]>> {
  const thanked = Map.groupBy(await listThanked(tx, idsOf(rows)), ({ thanks }) => thanks);
  const shown = await findShown(tx, idsOf(rows));
  return new Map(
    rows.map((row) => {
      const theirs = (thanked.get(row.id) ?? []).filter(({ choice }) => choice !== 'removed');
      const tokens = [
        ...(row.author === null ? [] : [`person:${row.author}`]),
        ...theirs.map(({ person, org_unit: unit }) => (person === null ? `unit:${unit}` : `person:${person}`)),
        ...(shown.has(row.id) ? context.host.addressing.tokensOf(row.addressees) : []),
      ];
      return [row.id, [...new Set(tokens)]];
    }),
  );
}

function idsOf(rows: readonly ThanksRow[]): string[] {
  return rows.map(({ id }) => id);
}
