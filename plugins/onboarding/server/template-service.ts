import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type listTemplates,
  type saveTemplate,
  type Template,
  type TemplatePlace,
  templateChangedMeanwhile,
  templateReadOnly,
} from '../shared/index.ts';
import { type Lead, type OnboardingContext, withAbove } from './onboarding-context.ts';
import {
  deleteTemplate,
  keyOf,
  listTemplateRows,
  lockTemplate,
  placeOf,
  putTemplate,
  type TemplateRow,
} from './template-store.ts';

/** What new lists begin with, said by those who lead a unit, and for all by administrators. */
export class TemplateService {
  readonly #context: OnboardingContext;

  constructor(context: OnboardingContext) {
    this.#context = context;
  }

  /** Those that hold for units which the caller leads, also from above, where they may not change them. */
  async list(actor: Actor): Promise<OutputOf<typeof listTemplates>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const lead = await this.#context.readLead(tx, actor);
      const mayChangeOrganisation = lead.isAdministrator;
      if (!lead.isAdministrator && lead.units.size === 0) return { templates: [], units: [], mayChangeOrganisation };
      const all = await host.people.listOrgUnits(tx);
      const led = all.filter(({ id }) => mayChange(lead, id));
      const chain = [...new Set(led.flatMap(({ id }) => withAbove(all, id)))];
      const templates = await this.#show(tx, actor, lead, await listTemplateRows(tx, chain));
      const titles = await this.#listTitles(
        tx,
        led.map(({ id }) => id),
      );
      const units = led.map(({ id, name }) => ({ id, name, titles: titles.get(id) ?? [] }));
      return {
        templates,
        units: units.sort((one, other) => one.name.localeCompare(other.name, 'de')),
        mayChangeOrganisation,
      };
    });
  }

  /** Throws `onboarding.template_read_only`, `onboarding.template_changed`, `onboarding.object_not_found`. */
  async save(actor: Actor, { place, revision, items }: InputOf<typeof saveTemplate>): Promise<Template> {
    return this.#context.host.database.transaction(async (tx) => {
      const lead = await this.#context.readLead(tx, actor);
      await this.#requireChangeable(tx, lead, place);
      const found = await lockTemplate(tx, place);
      if ((found?.revision ?? 0) !== revision) throw templateChangedMeanwhile();
      await this.#context.checkObjects(tx, actor, items, found?.items ?? []);
      const row = { id: found?.id ?? newId(), level: place.level, ...keyOf(place), items, revision: revision + 1 };
      if (items.length > 0) await putTemplate(tx, row);
      else if (found) await deleteTemplate(tx, found.id);
      const [saved] = await this.#show(tx, actor, lead, [items.length > 0 ? row : { ...row, revision: 0 }]);
      if (!saved) throw new Error('A template was saved and is not there');
      return saved;
    });
  }

  async #requireChangeable(tx: Tx, lead: Lead, place: TemplatePlace): Promise<void> {
    const unit = keyOf(place).unit;
    const isThere = unit === null || (await this.#context.host.people.findOrgUnits(tx, [unit])).length > 0;
    if (!isThere || !mayChange(lead, unit)) throw templateReadOnly();
  }

  async #show(tx: Tx, actor: Actor, lead: Lead, rows: readonly TemplateRow[]): Promise<Template[]> {
    const { links, people } = this.#context.host;
    const refs = rows.flatMap(({ items }) => items.flatMap(({ ref }) => ref ?? []));
    const cardOf = new Map((await links.findCards(tx, actor, refs)).map((card) => [card.ref, card]));
    const units = await people.findOrgUnits(
      tx,
      rows.flatMap(({ unit }) => unit ?? []),
    );
    const nameOf = new Map(units.map(({ id, name }) => [id, name]));
    return rows.map((row) => ({
      id: row.id,
      place: placeOf(row),
      unitName: (row.unit !== null && nameOf.get(row.unit)) || '',
      revision: row.revision,
      items: row.items.map((item) => ({ ...item, card: (item.ref !== null && cardOf.get(item.ref)) || null })),
      mayChange: mayChange(lead, row.unit),
    }));
  }

  /** What people in these units are, so that it need not be typed. */
  async #listTitles(tx: Tx, units: readonly string[]): Promise<Map<string, string[]>> {
    const { people } = this.#context.host;
    const titles = new Map<string, Set<string>>();
    const members = new Set<string>();
    for (const unit of units) for (const person of await people.listMembers(tx, unit, false)) members.add(person);
    for (const { orgUnit, title } of await people.findPositions(tx, [...members]))
      titles.set(orgUnit, (titles.get(orgUnit) ?? new Set()).add(title.trim()));
    return new Map([...titles].map(([unit, all]) => [unit, [...all].filter((title) => title !== '').sort()]));
  }
}

function mayChange({ isAdministrator, units }: Lead, unit: string | null): boolean {
  return isAdministrator || (unit !== null && units.has(unit));
}
