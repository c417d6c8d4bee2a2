import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { csvLine } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import {
  instructionNotFound,
  type listIssued,
  type Report,
  type ReportedConfirmation,
  type ReportUnit,
} from '../shared/index.ts';
import { listOpen } from './asking.ts';
import { type ConfirmationRow, listConfirmations } from './confirmation-store.ts';
import * as store from './instruction-store.ts';
import { showVersion } from './instruction-view.ts';
import type { FoundInstruction, InstructionsContext } from './instructions-context.ts';
import { readOffices } from './offices.ts';
import { csvWords } from './report-words.ts';

/** What offices see of what they issued. */
export class ReportService {
  readonly #context: InstructionsContext;

  constructor(context: InstructionsContext) {
    this.#context = context;
  }

  async listIssued(actor: Actor): Promise<OutputOf<typeof listIssued>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const offices = await readOffices(host, tx);
      const units = offices.unitsOf(actor.person);
      const own = new Set(units.map(({ id }) => id));
      const of = await store.listOfOffices(tx, [...own]);
      const isAdministrator = await host.permissions.can(tx, actor, 'manage', { organisation: true });
      const issued = isAdministrator ? await store.listIssuedBy(tx, actor.person) : [];
      const all = [...new Map([...of, ...issued].map((current) => [current.instruction.id, current])).values()];
      const instructions = [];
      for (const { instruction, version } of all) {
        const isOwn = instruction.office !== null && own.has(instruction.office);
        instructions.push({
          id: instruction.id,
          title: version.title,
          office: instruction.office_name,
          number: version.number,
          issuedAt: version.issued_at.toISOString(),
          deadline: version.deadline,
          withdrawnAt: instruction.withdrawn_at?.toISOString() ?? null,
          counts: isOwn ? await this.#count(tx, { instruction, version }) : null,
        });
      }
      const named = await this.#names(
        tx,
        units.flatMap(({ id }) => offices.personsOf(id)),
      );
      return {
        instructions: instructions.sort((one, other) => other.issuedAt.localeCompare(one.issuedAt)),
        offices: units.map(({ id, name }) => ({
          id,
          name,
          leads: offices.leadsOf(id).map(named),
          deputies: offices.deputiesOf(id).map(named),
          mayName: offices.leadsOf(id).includes(actor.person),
        })),
      };
    });
  }

  /** Of the current version unless `number` says another. Throws `instructions.instruction_not_found`, `instructions.not_the_office`. */
  async get(actor: Actor, id: string, number?: number): Promise<Report> {
    return this.#context.host.database.transaction(async (tx) => {
      const found = await this.#context.getReported(tx, actor, id);
      const versions = await store.listVersions(tx, id);
      const version = versions.find((each) => each.number === (number ?? found.version.number));
      if (!version) throw instructionNotFound();
      return this.#read(tx, found, versions, version);
    });
  }

  async #read(
    tx: Tx,
    found: FoundInstruction,
    versions: readonly store.VersionRow[],
    version: store.VersionRow,
  ): Promise<Report> {
    const { host, today } = this.#context;
    const { instruction, offices } = found;
    const isCurrent = version.id === found.version.id;
    const addressed = new Set(await host.addressing.listPersons(tx, instruction.addressees));
    const open = isCurrent ? await listOpen(this.#context, tx, found) : [];
    const confirmations = await listConfirmations(tx, [version.id]);
    const isFormer = ({ person }: ConfirmationRow) => !addressed.has(person);
    const present = confirmations.filter((row) => !isFormer(row));
    const persons = [...open, ...confirmations.map(({ person }) => person)];
    const seenBy = offices.personsOf(instruction.office);
    const named = await this.#names(tx, [...persons, ...seenBy], confirmations);
    const shown = (row: ConfirmationRow): ReportedConfirmation => ({
      person: named(row.person),
      givenAt: row.given_at.toISOString(),
      arrivedAt: row.arrived_at.toISOString(),
    });
    const unitOf = await this.#mainUnits(tx, persons);
    const absences = await host.people.findCurrentAbsences(tx, open);
    const absentUntil = new Map(absences.map(({ person, until }) => [person, until]));
    const units = [...new Set([...open, ...present.map(({ person }) => person)].map((person) => unitOf.get(person)))];
    const rows = units.map(
      (unit): ReportUnit => ({
        unit: unit === undefined ? null : { id: unit, name: offices.units.get(unit)?.name ?? '' },
        open: open
          .filter((person) => unitOf.get(person) === unit)
          .map((person) => ({ person: named(person), absentUntil: absentUntil.get(person) ?? null }))
          .sort(byName),
        confirmed: present
          .filter(({ person }) => unitOf.get(person) === unit)
          .map(shown)
          .sort(byName),
      }),
    );
    return {
      instruction: instruction.id,
      title: version.title,
      office: instruction.office_name,
      version: showVersion(version),
      versions: versions.map(showVersion),
      isCurrent,
      withdrawnAt: instruction.withdrawn_at?.toISOString() ?? null,
      remindedOn: instruction.reminded_on,
      mayRemind: isCurrent && instruction.withdrawn_at === null && instruction.reminded_on !== today && open.length > 0,
      units: rows.sort((one, other) => compare(one.unit?.name ?? '￿', other.unit?.name ?? '￿')),
      former: confirmations.filter(isFormer).map(shown).sort(byName),
      seenBy: seenBy.map(named),
    };
  }

  /** RFC 4180 with a mark that tells spreadsheets that it is UTF-8. */
  async writeCsv(
    actor: Actor,
    id: string,
    { number, language }: { readonly number: number | undefined; readonly language: Language },
  ): Promise<{ title: string; text: string }> {
    const report = await this.get(actor, id, number);
    const words = csvWords[language];
    const line = (cells: readonly string[]) => csvLine(cells, ';');
    const moment = (at: string) =>
      new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
        dateStyle: 'short',
        timeStyle: 'medium',
        timeZone: this.#context.host.people.timeZone,
      }).format(new Date(at));
    const done = (unit: string, state: string, { person, givenAt, arrivedAt }: ReportedConfirmation) =>
      line([unit, person.name, state, moment(givenAt), moment(arrivedAt), '']);
    const rows = report.units.flatMap(({ unit, open, confirmed }) => {
      const name = unit?.name ?? words.noUnit;
      return [
        ...open.map(({ person, absentUntil }) => line([name, person.name, words.open, '', '', absentUntil ?? ''])),
        ...confirmed.map((each) => done(name, words.confirmed, each)),
      ];
    });
    const former = report.former.map((each) => done('', words.former, each));
    const { title, version } = report;
    const head = `${line([words.title, title])}${line([words.version, String(version.number)])}`;
    return { title, text: `\ufeff${head}${line(words.columns)}${[...rows, ...former].join('')}` };
  }

  async #count(tx: Tx, current: store.CurrentRow): Promise<{ open: number; confirmed: number }> {
    const { host } = this.#context;
    const addressed = new Set(await host.addressing.listPersons(tx, current.instruction.addressees));
    const confirmed = await listConfirmations(tx, [current.version.id]);
    const open = await listOpen(this.#context, tx, current);
    return { open: open.length, confirmed: confirmed.filter(({ person }) => addressed.has(person)).length };
  }

  /** The org unit of each one's main position today, or of the first. */
  async #mainUnits(tx: Tx, persons: readonly string[]): Promise<Map<string, string>> {
    const { host, today } = this.#context;
    const held = (await host.people.findPositions(tx, persons)).filter(
      ({ from, until }) => (from === null || from <= today) && (until === null || until >= today),
    );
    const units = new Map<string, string>();
    for (const { person, orgUnit } of held.sort((one, other) => Number(other.main) - Number(one.main)))
      if (!units.has(person)) units.set(person, orgUnit);
    return units;
  }

  /** As they are called today; who is gone as they were called when they confirmed. */
  async #names(tx: Tx, persons: readonly string[], proofs: readonly ConfirmationRow[] = []) {
    const found = await this.#context.host.people.findPersons(tx, [...new Set(persons)]);
    const names = new Map([
      ...proofs.map(({ person, person_name: name }): [string, string] => [person, name]),
      ...found.map(({ id, name }): [string, string] => [id, name]),
    ]);
    return (id: string) => ({ id, name: names.get(id) ?? '' });
  }
}

const { compare } = new Intl.Collator('de');

function byName(one: { person: { name: string } }, other: { person: { name: string } }): number {
  return compare(one.person.name, other.person.name);
}
