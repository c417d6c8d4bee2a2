import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type Box,
  type BoxFields,
  boxChanged,
  boxChangedMeanwhile,
  boxNotFound,
  boxReadOnly,
  boxRef,
  type changeBox,
  type createBox,
  type listBoxes,
  personUnknown,
} from '../shared/index.ts';
import { type BoxRow, findBoxes, listBoxRows, lockBox, putBox } from './box-store.ts';
import type { IdeasContext } from './ideas-context.ts';

/** Suggestion boxes: those who lead an org unit (or one above it), and administrators, set up those of that unit. */
export class BoxService {
  readonly #context: IdeasContext;

  constructor(context: IdeasContext) {
    this.#context = context;
  }

  async list(actor: Actor): Promise<OutputOf<typeof listBoxes>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const boxes = await this.#present(tx, actor, await listBoxRows(tx));
      const seen = boxes.filter((box) => box.maySubmit || box.isOffice || box.mayManage || box.isClosed);
      const units = await this.#context.findManaged(tx, actor);
      return { boxes: seen, units: units.map(({ id, name }) => ({ id, name })) };
    });
  }

  /** Throws `ideas.box_read_only`, `ideas.person_unknown`, `people.addressees_unknown`. */
  async create(actor: Actor, { id, ...fields }: InputOf<typeof createBox>): Promise<Box> {
    return this.#context.host.database.transaction(async (tx) => {
      const [before] = await findBoxes(tx, [id]);
      if (before) return this.#presentOne(tx, actor, before);
      await this.#check(tx, actor, fields);
      return this.#save(tx, actor, rowOf(fields, { id, revision: 1, created_at: this.#context.now }));
    });
  }

  /** Throws `ideas.box_not_found`, `ideas.box_read_only`, `ideas.box_changed`, and like `create`. */
  async change(actor: Actor, { box: id, revision, ...fields }: InputOf<typeof changeBox>): Promise<Box> {
    const { people } = this.#context.host;
    return this.#context.host.database.transaction(async (tx) => {
      const before = await lockBox(tx, id);
      if (!before) throw boxNotFound();
      if (!(await people.canEditOffice(tx, actor, before.unit))) {
        const standing = (await this.#context.findStandings(tx, actor, [before])).get(id);
        throw standing?.isAddressed || standing?.isOffice ? boxReadOnly() : boxNotFound();
      }
      if (before.revision !== revision) throw boxChangedMeanwhile();
      await this.#check(tx, actor, fields, before);
      return this.#save(tx, actor, rowOf(fields, { ...before, revision: revision + 1 }));
    });
  }

  async #save(tx: Tx, actor: Actor, row: BoxRow): Promise<Box> {
    const { host } = this.#context;
    await putBox(tx, row);
    // Also to those who see it no longer: there is nothing in it but the id.
    await host.events.append(tx, boxChanged, { box: row.id }, { everyone: true }, { actor });
    await host.audit.append(tx, { kind: 'ideas.box_saved', actor, object: boxRef(row.id) });
    return this.#presentOne(tx, actor, row);
  }

  /** Who was named before stays, whoever put them there. */
  async #check(tx: Tx, actor: Actor, fields: BoxFields, before?: BoxRow): Promise<void> {
    const { people, addressing } = this.#context.host;
    const [unit] = await people.findOrgUnits(tx, [fields.unit]);
    if (!unit) throw personUnknown();
    if (!(await people.canEditOffice(tx, actor, fields.unit))) throw boxReadOnly();
    const persons = await people.findPersons(tx, fields.deciders);
    if (persons.length !== new Set(fields.deciders).size) throw personUnknown();
    const isSame = before && JSON.stringify(before.addressees) === JSON.stringify(fields.addressees);
    if (!isSame) await addressing.check(tx, actor, fields.addressees);
  }

  async #presentOne(tx: Tx, actor: Actor, row: BoxRow): Promise<Box> {
    const [box] = await this.#present(tx, actor, [row]);
    if (!box) throw boxNotFound();
    return box;
  }

  /** Those that the actor may see. */
  async #present(tx: Tx, actor: Actor, rows: readonly BoxRow[]): Promise<Box[]> {
    const { people, addressing } = this.#context.host;
    const standings = await this.#context.findStandings(tx, actor, rows);
    const units = await people.findOrgUnits(tx, [...new Set(rows.map(({ unit }) => unit))]);
    const unitNames = new Map(units.map(({ id, name }) => [id, name]));
    const names = await this.#context.findNames(
      tx,
      rows.flatMap(({ deciders }) => deciders),
    );
    const managed = new Set((await this.#context.findManaged(tx, actor)).map(({ id }) => id));
    const boxes: Box[] = [];
    for (const row of rows) {
      const { isAddressed = false, isOffice = false } = standings.get(row.id) ?? {};
      const mayManage = managed.has(row.unit);
      if (!isAddressed && !isOffice && !mayManage) continue;
      boxes.push({
        id: row.id,
        name: row.name,
        description: row.description,
        unit: { id: row.unit, name: unitNames.get(row.unit) ?? '' },
        deciders: row.deciders.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : [])),
        addressees: await addressing.name(tx, actor, row.addressees),
        categories: row.categories,
        allowsAnonymous: row.allows_anonymous,
        answerDays: row.answer_days,
        isClosed: row.closed,
        revision: row.revision,
        mayManage,
        isOffice,
        maySubmit: !row.closed && (isAddressed || isOffice),
      });
    }
    return boxes;
  }
}

function rowOf(fields: BoxFields, kept: Pick<BoxRow, 'id' | 'revision' | 'created_at'>): BoxRow {
  return {
    id: kept.id,
    name: fields.name,
    description: fields.description,
    unit: fields.unit,
    deciders: [...new Set(fields.deciders)],
    addressees: [...fields.addressees],
    categories: [...fields.categories],
    allows_anonymous: fields.allowsAnonymous,
    answer_days: fields.answerDays,
    closed: fields.isClosed,
    revision: kept.revision,
    created_at: kept.created_at,
  };
}
