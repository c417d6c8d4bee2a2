import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type confirmVersion,
  type getInstruction,
  type Instruction,
  instructionNotFound,
  type listOwnInstructions,
  versionConfirmed,
} from '../shared/index.ts';
import { wasAsked } from './asked-store.ts';
import { stopAsking } from './asking.ts';
import { insertConfirmation, listConfirmations, listProofsOf } from './confirmation-store.ts';
import { findVersion, listAskingBy, listVersions, lockInstruction, readDocs } from './instruction-store.ts';
import { byDeadline, showVersion } from './instruction-view.ts';
import type { InstructionsContext } from './instructions-context.ts';

/** What is asked of a person, the text of it, and their confirmation. */
export class ReadingService {
  readonly #context: InstructionsContext;

  constructor(context: InstructionsContext) {
    this.#context = context;
  }

  async listOwn(actor: Actor): Promise<OutputOf<typeof listOwnInstructions>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const asking = await listAskingBy(tx, [...(await host.permissions.tokensOf(tx, actor))]);
      const proofs = await listProofsOf(tx, actor.person);
      const confirmed = new Set(proofs.map(({ version }) => version));
      const readable = new Set(asking.map(({ instruction }) => instruction.id));
      const open = asking.filter(({ version }) => !confirmed.has(version.id));
      return {
        open: open
          .map(({ instruction, version }) => ({
            instruction: instruction.id,
            version: version.id,
            number: version.number,
            title: version.title,
            office: instruction.office_name,
            issuedAt: version.issued_at.toISOString(),
            validFrom: version.valid_from,
            deadline: version.deadline,
          }))
          .sort(byDeadline),
        confirmed: proofs.map((proof) => ({
          instruction: proof.instruction,
          version: proof.version,
          number: proof.number,
          title: proof.title,
          office: proof.office_name,
          issuedAt: proof.issued_at.toISOString(),
          validFrom: proof.valid_from,
          deadline: proof.deadline,
          givenAt: proof.given_at.toISOString(),
          arrivedAt: proof.arrived_at.toISOString(),
          isCurrent: proof.is_current,
          isReadable: readable.has(proof.instruction),
        })),
      };
    });
  }

  /** Throws `instructions.instruction_not_found`, also for a version that is not there. */
  async get(actor: Actor, { instruction: id, number }: InputOf<typeof getInstruction>): Promise<Instruction> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const { instruction, version: current, standing, offices } = await this.#context.getVisible(tx, actor, id);
      const versions = await listVersions(tx, id);
      const version = versions.find((each) => each.number === (number ?? current.number));
      const doc = version && (await readDocs(tx, [version.id])).get(version.id);
      if (!version || doc?.type !== 'doc') throw instructionNotFound();
      const own = (await listConfirmations(tx, [version.id])).find(({ person }) => person === actor.person);
      const isCurrent = version.id === current.id;
      const [source = null] = parseRef(instruction.source)
        ? await host.links.findCards(tx, actor, [instruction.source as `${string}/${string}/${string}`]) // parsed above
        : [];
      const seenBy = await host.people.findPersons(tx, offices.personsOf(instruction.office));
      return {
        id,
        office: { id: instruction.office, name: instruction.office_name },
        addressees: await host.addressing.name(tx, actor, instruction.addressees),
        version: showVersion(version),
        doc: { ...doc, type: doc.type },
        versions: versions.map(showVersion),
        source,
        isCurrent,
        withdrawnAt: instruction.withdrawn_at?.toISOString() ?? null,
        keptYears: instruction.kept_years,
        asksMe: isCurrent && standing.isAddressee && !own,
        confirmed: own ? { givenAt: own.given_at.toISOString(), arrivedAt: own.arrived_at.toISOString() } : null,
        mayManage: standing.mayManage,
        maySeeReport: standing.isOffice,
        reportSeenBy: seenBy.map(({ id: person, name }) => ({ id: person, name })),
      };
    });
  }

  /**
   * Of the version that was read, whichever is current by now: what comes late is a proof of that one. Twice is once. Who
   * is among the addressees may, and who was asked while they were. Throws `instructions.instruction_not_found`.
   */
  async confirm(
    actor: Actor,
    { id, version: asked, givenAt }: InputOf<typeof confirmVersion>,
  ): Promise<OutputOf<typeof confirmVersion>> {
    const { host, now } = this.#context;
    return host.database.transaction(async (tx) => {
      const version = await findVersion(tx, asked);
      const current = version && (await lockInstruction(tx, version.instruction, 'share'));
      if (!version || !current) throw instructionNotFound();
      if (!(await this.#mayConfirm(tx, actor, current.instruction, version.id))) throw instructionNotFound();
      const [person] = await host.people.findPersons(tx, [actor.person]);
      const given = new Date(Math.min(Math.max(Date.parse(givenAt), version.issued_at.getTime()), now.getTime()));
      const stored = await insertConfirmation(tx, {
        id,
        version: version.id,
        person: actor.person,
        person_name: person?.name ?? '',
        given_at: given,
        arrived_at: now,
      });
      if (!stored) throw instructionNotFound(); // an id that somebody else has used
      const isFirst = stored.id === id;
      if (current.version.id === version.id) await stopAsking(this.#context, tx, current, [actor.person]);
      if (isFirst) await this.#announce(tx, actor, version.instruction, version.id);
      if (isFirst) await this.#context.announceReport(tx, current.instruction);
      const { given_at: storedGiven, arrived_at: arrived } = stored;
      return {
        instruction: version.instruction,
        givenAt: storedGiven.toISOString(),
        arrivedAt: arrived.toISOString(),
      };
    });
  }

  async #mayConfirm(
    tx: Tx,
    actor: Actor,
    { audience, withdrawn_at: withdrawn }: { readonly audience: readonly string[]; readonly withdrawn_at: Date | null },
    version: string,
  ): Promise<boolean> {
    const tokens = await this.#context.host.permissions.tokensOf(tx, actor);
    if (withdrawn === null && audience.some((token) => tokens.has(token))) return true;
    return wasAsked(tx, version, actor.person);
  }

  async #announce(tx: Tx, actor: Actor, instruction: string, version: string): Promise<void> {
    const payload = { instruction, version, person: actor.person };
    await this.#context.host.events.append(tx, versionConfirmed, payload, { persons: [actor.person] }, { actor });
  }
}
