import { type IsoDate, isoDate, isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, AudienceToken, ServerHost } from '@kontor/plugin-api/server';
import {
  askingChanged,
  instructionChanged,
  instructionNotFound,
  instructionRef,
  notTheOffice,
} from '../shared/index.ts';
import { type CurrentRow, findCurrent, lockInstruction } from './instruction-store.ts';
import { type Offices, readOffices } from './offices.ts';

/** What somebody has to do with an instruction. */
export interface Standing {
  readonly isAddressee: boolean;
  /** Acts for the office. */
  readonly isOffice: boolean;
  /** New versions, taking back: the office, and the administrator who issued it. */
  readonly mayManage: boolean;
}

export interface FoundInstruction extends CurrentRow {
  readonly standing: Standing;
  readonly offices: Offices;
}

/** Everything that the services share: who sees an instruction, who acts for it, and how a change is told. */
export class InstructionsContext {
  readonly host: ServerHost;

  constructor(host: ServerHost) {
    this.host = host;
  }

  get now(): Date {
    return this.host.clock.now();
  }

  get today(): IsoDate {
    return isoDate(this.now, this.host.people.timeZone);
  }

  /** Throws `instructions.instruction_not_found`: what is not meant for somebody does not exist for them. */
  async getVisible(tx: Tx, actor: Actor, id: string): Promise<FoundInstruction> {
    const [current] = isUuid(id) ? await findCurrent(tx, [id]) : [];
    return this.#withStanding(tx, actor, current);
  }

  /** The same, locked, for whoever manages it. Throws `instructions.not_the_office`, too. */
  async lockManaged(tx: Tx, actor: Actor, id: string): Promise<FoundInstruction> {
    const found = await this.#withStanding(tx, actor, await lockInstruction(tx, id, 'update'));
    if (!found.standing.mayManage) throw notTheOffice();
    return found;
  }

  /** Throws `instructions.instruction_not_found`, `instructions.not_the_office`. */
  async getReported(tx: Tx, actor: Actor, id: string): Promise<FoundInstruction> {
    const found = await this.getVisible(tx, actor, id);
    if (!found.standing.isOffice) throw notTheOffice();
    return found;
  }

  async #withStanding(tx: Tx, actor: Actor, current: CurrentRow | undefined): Promise<FoundInstruction> {
    if (!current) throw instructionNotFound();
    const offices = await readOffices(this.host, tx);
    const standing = await this.standingOf(tx, actor, current, offices);
    if (!standing.isAddressee && !standing.mayManage) throw instructionNotFound();
    return { ...current, standing, offices };
  }

  async standingOf(tx: Tx, actor: Actor, { instruction, version }: CurrentRow, offices: Offices): Promise<Standing> {
    const tokens = await this.host.permissions.tokensOf(tx, actor);
    const isOffice = offices.personsOf(instruction.office).includes(actor.person);
    const issuedIt = version.issued_by === actor.person && tokens.has('administrators');
    return {
      isAddressee: instruction.withdrawn_at === null && instruction.audience.some((token) => tokens.has(token)),
      isOffice,
      mayManage: isOffice || issuedIt,
    };
  }

  /** Who sees each: the addressees until it is taken back, the office, the administrator who issued it. */
  async findAudience(tx: Tx, currents: readonly CurrentRow[]): Promise<Map<string, AudienceToken[]>> {
    if (currents.length === 0) return new Map();
    const offices = await readOffices(this.host, tx);
    const administrators = new Set(await this.host.permissions.listAdministrators(tx));
    return new Map(
      currents.map(({ instruction, version: { issued_by: by } }) => {
        const persons = offices.personsOf(instruction.office);
        if (by !== null && administrators.has(by)) persons.push(by);
        const tokens = persons.map((person) => `person:${person}`);
        return [instruction.id, [...new Set([...(instruction.withdrawn_at ? [] : instruction.audience), ...tokens])]];
      }),
    );
  }

  /** To all who see it; `alsoGone`: also to those who did so until now, whoever they are: the event says no more than its id. */
  async announce(tx: Tx, actor: Actor, id: string, { alsoGone }: { readonly alsoGone: boolean }): Promise<void> {
    const audience = alsoGone ? ({ everyone: true } as const) : { ref: instructionRef(id) };
    await this.host.events.append(tx, instructionChanged, { instruction: id }, audience, { actor });
  }

  async announceAsking(tx: Tx, instruction: string, persons: readonly string[]): Promise<void> {
    const items = persons.map((person) => ({ payload: { instruction }, audience: { persons: [person] } }));
    await this.host.events.appendMany(tx, askingChanged, items, { actor: undefined });
  }

  async announceReport(tx: Tx, { id, office }: CurrentRow['instruction'], offices?: Offices): Promise<void> {
    const persons = (offices ?? (await readOffices(this.host, tx))).personsOf(office);
    if (persons.length === 0) return;
    await this.host.events.append(tx, askingChanged, { instruction: id }, { persons }, { actor: undefined });
  }
}
