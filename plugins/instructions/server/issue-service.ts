import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type DocNode, textOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  alreadyIssued,
  alreadyReminded,
  alreadyWithdrawn,
  deadlinePast,
  instructionRef,
  type issueInstruction,
  type issueVersion,
  notTheOffice,
  type prepareIssue,
  textNotFound,
} from '../shared/index.ts';
import { endAskingOfAll } from './asked-store.ts';
import { remindByHand } from './asking.ts';
import { enqueueTelling } from './asking-jobs.ts';
import { filesOfDoc, withFiles } from './copied-doc.ts';
import { putDeputies } from './deputy-store.ts';
import { withdrawAsking } from './instruction-notify.ts';
import * as store from './instruction-store.ts';
import { showVersion } from './instruction-view.ts';
import type { InstructionsContext } from './instructions-context.ts';
import { readOffices } from './offices.ts';

type About = Pick<InputOf<typeof issueInstruction>, 'source' | 'title' | 'addressees' | 'validFrom' | 'deadline'>;

/** What offices do: issue a text, issue it anew, take it back, remind. */
export class IssueService {
  readonly #context: InstructionsContext;

  constructor(context: InstructionsContext) {
    this.#context = context;
  }

  /** Throws `instructions.text_not_found`. */
  async prepare(actor: Actor, source: InputOf<typeof prepareIssue>['source']): Promise<OutputOf<typeof prepareIssue>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      if (!(await host.texts.read(tx, actor, source))) throw textNotFound();
      const offices = await readOffices(host, tx);
      const made = [];
      for (const current of await store.listMadeOf(tx, source)) {
        const { instruction, version } = current;
        if (!(await this.#context.standingOf(tx, actor, current, offices)).mayManage) continue;
        made.push({
          id: instruction.id,
          version: showVersion(version),
          addressees: await host.addressing.name(tx, actor, instruction.addressees),
          keptYears: instruction.kept_years,
          office: { id: instruction.office, name: instruction.office_name },
        });
      }
      const isAdministrator = await host.permissions.can(tx, actor, 'manage', { organisation: true });
      const units = isAdministrator ? [...offices.units.values()] : offices.unitsOf(actor.person);
      const named = units.map(({ id, name }) => ({ id, name }));
      return { offices: named.sort((one, other) => one.name.localeCompare(other.name, 'de')), made };
    });
  }

  /** Throws all that the route names. */
  async issue(actor: Actor, input: InputOf<typeof issueInstruction>): Promise<{ instruction: string }> {
    const { host, now } = this.#context;
    return host.database.transaction(async (tx) => {
      const offices = await readOffices(host, tx);
      const office = offices.units.get(input.office);
      const isAdministrator = await host.permissions.can(tx, actor, 'manage', { organisation: true });
      if (!office || !(isAdministrator || offices.personsOf(office.id).includes(actor.person))) throw notTheOffice();
      const id = newId();
      const doc = await this.#freeze(tx, actor, id, input);
      await store.insertInstruction(tx, {
        id,
        office: office.id,
        office_name: office.name,
        addressees: [...input.addressees],
        audience: host.addressing.tokensOf(input.addressees),
        source: input.source,
        kept_years: input.keptYears,
        created_at: now,
        ...{ withdrawn_at: null, withdrawn_by: null, reminded_on: null },
      });
      await this.#put(tx, actor, { instruction: id, number: 1, note: '', ...input }, doc);
      await this.#context.announce(tx, actor, id, { alsoGone: false });
      await this.#audit(tx, actor, 'instructions.issued', id, { version: 1 });
      return { instruction: id };
    });
  }

  /** Throws all that the route names. */
  async issueVersion(actor: Actor, input: InputOf<typeof issueVersion>): Promise<{ instruction: string }> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const { instruction, version } = await this.#context.lockManaged(tx, actor, input.instruction);
      if (instruction.withdrawn_at !== null) throw alreadyWithdrawn();
      if (version.number !== input.after) throw alreadyIssued();
      const { id } = instruction;
      const doc = await this.#freeze(tx, actor, id, input, instruction);
      const audience = host.addressing.tokensOf(input.addressees);
      await this.#stopAsking(tx, id);
      await store.aimInstruction(tx, { id, addressees: [...input.addressees], audience, source: input.source });
      await this.#put(tx, actor, { ...input, number: version.number + 1 }, doc);
      const alsoGone = instruction.audience.some((token) => !audience.includes(token));
      await this.#context.announce(tx, actor, id, { alsoGone });
      await this.#context.announceReport(tx, instruction);
      await this.#audit(tx, actor, 'instructions.issued', id, { version: version.number + 1 });
      return { instruction: id };
    });
  }

  /** Throws `instructions.instruction_not_found`, `instructions.not_the_office`. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const { instruction } = await this.#context.lockManaged(tx, actor, id);
      if (instruction.withdrawn_at !== null) return;
      await store.setWithdrawn(tx, id, this.#context.now, actor.person);
      await this.#stopAsking(tx, id);
      await this.#context.announce(tx, actor, id, { alsoGone: true });
      await this.#context.announceReport(tx, instruction);
      await this.#audit(tx, actor, 'instructions.withdrawn', id, {});
    });
  }

  /** Throws all that the route names. */
  async remind(actor: Actor, id: string): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const found = await this.#context.getReported(tx, actor, id);
      if (found.instruction.withdrawn_at !== null) throw alreadyWithdrawn();
      if (!(await store.setReminded(tx, id, this.#context.today))) throw alreadyReminded();
      await remindByHand(this.#context, tx, found);
      await this.#context.announceReport(tx, found.instruction, found.offices);
    });
  }

  /** Throws `instructions.not_the_office`. */
  async nameDeputies(actor: Actor, office: string, persons: readonly string[]): Promise<void> {
    const { host } = this.#context;
    await host.database.transaction(async (tx) => {
      const offices = await readOffices(host, tx);
      if (!isUuid(office) || !offices.leadsOf(office).includes(actor.person)) throw notTheOffice();
      const known = await host.people.findPersons(tx, persons);
      const ids = known.map(({ id }) => id);
      await putDeputies(tx, office, ids, actor.person);
      const details = { deputies: ids.length };
      await host.audit.append(tx, {
        kind: 'instructions.deputies_named',
        actor,
        object: `people/org-unit/${office}`,
        details,
      });
      for (const { instruction } of await store.listOfOffices(tx, [office]))
        await this.#context.announce(tx, actor, instruction.id, { alsoGone: true });
    });
  }

  /** The text as it is now, with pictures and files of its own: they are readable exactly as the instruction is. */
  async #freeze(tx: Tx, actor: Actor, id: string, about: About, before?: store.InstructionRow): Promise<DocNode> {
    const { host, today } = this.#context;
    if (about.deadline !== null && about.deadline < today) throw deadlinePast();
    await this.#checkAddressees(tx, actor, about, before);
    const text = await host.texts.read(tx, actor, about.source);
    const files = text ? filesOfDoc(text.doc) : [];
    if (!text || (textOfDoc(text.doc).trim() === '' && files.length === 0)) throw textNotFound();
    const copies = await host.files.copy(tx, actor, files, { from: about.source, to: instructionRef(id) });
    return withFiles(text.doc, copies);
  }

  /** What stood there before stays, also where it is gone or hidden from whoever issues the new version. */
  async #checkAddressees(tx: Tx, actor: Actor, { addressees }: About, before?: store.InstructionRow): Promise<void> {
    const known = new Set(before?.addressees.map((each) => JSON.stringify(inOrder(each))));
    const added = addressees.filter((each) => !known.has(JSON.stringify(inOrder(each))));
    await this.#context.host.addressing.check(tx, actor, added);
  }

  async #put(
    tx: Tx,
    actor: Actor,
    { instruction, number, title, note, validFrom, deadline }: About & Given,
    doc: DocNode,
  ): Promise<void> {
    const { host, now } = this.#context;
    const [by] = await host.people.findPersons(tx, [actor.person]);
    await store.insertVersion(
      tx,
      {
        id: newId(),
        ...{ instruction, number, title, note, deadline },
        valid_from: validFrom,
        issued_at: now,
        issued_by: actor.person,
        issued_by_name: by?.name ?? '',
      },
      doc,
    );
    await enqueueTelling(this.#context, tx, instruction);
  }

  async #stopAsking(tx: Tx, id: string): Promise<void> {
    await endAskingOfAll(tx, id);
    await withdrawAsking(this.#context, tx, id);
  }

  async #audit(tx: Tx, actor: Actor, kind: string, id: string, details: Record<string, number>): Promise<void> {
    await this.#context.host.audit.append(tx, { kind, actor, object: instructionRef(id), details });
  }
}

interface Given {
  readonly instruction: string;
  readonly number: number;
  readonly note: string;
}

function inOrder(addressee: object): unknown {
  return Object.entries(addressee).sort(([one], [other]) => one.localeCompare(other));
}
