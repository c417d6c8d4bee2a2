import type { Tx } from '@kontor/database';
import type { Actor, Audit, People } from '@kontor/plugin-api/server';
import {
  measuringPolicies,
  organisationChanged,
  type Policies,
  type StaffCouncilState,
  staffCouncilChanged,
  staffCouncilEndingAsked,
  staffCouncilEndingDays,
  staffCouncilNotAsked,
  staffCouncilOff,
  staffCouncilOwnRequest,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { OrganisationService } from './organisation-service.ts';
import { lockPolicies, readPolicies, writePolicies } from './policy-store.ts';
import { readStaffCouncil, type StaffCouncilRow, setEnding, setSince } from './staff-council-store.ts';

const day = 24 * 60 * 60_000;

export interface StaffCouncilOthers {
  readonly audit: Audit;
  readonly people: Pick<People, 'findPersons'>;
  readonly organisation: Pick<OrganisationService, 'keepToPolicies'>;
}

/**
 * Staff-council mode: one administrator turns it on, at once; it takes two to turn it off. Each step is audited and
 * announced to everybody.
 */
export class StaffCouncilService {
  readonly #core: Core;
  readonly #others: StaffCouncilOthers;

  constructor(core: Core, others: StaffCouncilOthers) {
    this.#core = core;
    this.#others = others;
  }

  get(): Promise<StaffCouncilState> {
    return this.#core.database.transaction((tx) => this.read(tx));
  }

  async read(tx: Tx): Promise<StaffCouncilState> {
    const [{ staffCouncil: isOn }, row] = [await readPolicies(tx), await readStaffCouncil(tx)];
    return { isOn, since: isOn ? (row.since?.toISOString() ?? null) : null, ending: await this.#endingOf(tx, row) };
  }

  /** What the ruled out policies kept is deleted with it. Turned on already, nothing changes. */
  async begin(actor: Actor): Promise<StaffCouncilState> {
    return this.#change(async (tx, before) => {
      if (before.staffCouncil) return;
      // Off for good: with the end of the mode none of them comes back by itself.
      const off = Object.fromEntries(measuringPolicies.map((name) => [name, false]));
      await this.#write(tx, actor, { ...before, ...off, staffCouncil: true }, before);
      await setSince(tx, this.#core.clock.now());
      await this.#others.audit.append(tx, { kind: 'organisation.staff_council_begun', actor });
    });
  }

  /** Throws `staff_council_off`. Asked for anew, by whomever, the last one counts. */
  async askEnding(actor: Actor, reason: string): Promise<StaffCouncilState> {
    return this.#change(async (tx, before) => {
      if (!before.staffCouncil) throw staffCouncilOff();
      const at = this.#core.clock.now();
      await setEnding(tx, { person: actor.person, account: actor.account, at, reason });
      await this.#others.audit.append(tx, {
        kind: 'organisation.staff_council_ending_asked',
        actor,
        details: { reason },
      });
      await this.#core.events.append(tx, staffCouncilEndingAsked, {}, { everyone: true }, { actor });
    });
  }

  /** Throws `staff_council_off`, `staff_council_not_asked`, `staff_council_own_request`. */
  async confirmEnding(actor: Actor, askedAt: string): Promise<StaffCouncilState> {
    return this.#change(async (tx, before) => {
      if (!before.staffCouncil) throw staffCouncilOff();
      const row = await readStaffCouncil(tx);
      // Confirmed is what was read, not what somebody has asked for meanwhile.
      if (!this.#isAsked(row) || row.asked_at?.toISOString() !== askedAt) throw staffCouncilNotAsked();
      if (row.asked_account === actor.account || row.asked_by === actor.person) throw staffCouncilOwnRequest();
      await this.#write(tx, actor, { ...before, staffCouncil: false }, before);
      await setSince(tx, null);
      await this.#others.audit.append(tx, {
        kind: 'organisation.staff_council_ended',
        actor,
        object: `people/person/${row.asked_by}`,
        details: { reason: row.reason ?? '' },
      });
    });
  }

  async dropEnding(actor: Actor): Promise<StaffCouncilState> {
    return this.#change(async (tx) => {
      if (!this.#isAsked(await readStaffCouncil(tx))) return;
      await setEnding(tx, null);
      await this.#others.audit.append(tx, { kind: 'organisation.staff_council_ending_dropped', actor });
      await this.#core.events.append(tx, staffCouncilEndingAsked, {}, { everyone: true }, { actor });
    });
  }

  /** The lock on the policies lets two administrators act one after the other. */
  #change(act: (tx: Tx, before: Policies) => Promise<void>): Promise<StaffCouncilState> {
    return this.#core.database.transaction(async (tx) => {
      await act(tx, await lockPolicies(tx));
      return await this.read(tx);
    });
  }

  async #write(tx: Tx, actor: Actor, wanted: Policies, before: Policies): Promise<void> {
    const after = { ...wanted, revision: before.revision + 1 };
    await writePolicies(tx, after);
    await this.#others.organisation.keepToPolicies(tx, after, before);
    const { events } = this.#core;
    await events.append(tx, organisationChanged, {}, { everyone: true }, { actor });
    await events.append(tx, staffCouncilChanged, { isOn: after.staffCouncil }, { everyone: true }, { actor });
  }

  /** Whoever has left, or is none of the administrators any more, asked for it all the same; who was removed did not. */
  #isAsked({ asked_by: person, asked_at: at }: StaffCouncilRow): boolean {
    if (person === null || at === null) return false;
    return this.#core.clock.now().getTime() - at.getTime() < staffCouncilEndingDays * day;
  }

  async #endingOf(tx: Tx, row: StaffCouncilRow): Promise<StaffCouncilState['ending']> {
    const { asked_by: id, asked_at: at, reason } = row;
    if (!this.#isAsked(row) || id === null || at === null) return null;
    const [person] = await this.#others.people.findPersons(tx, [id]);
    return {
      by: { id, name: person?.name ?? '' },
      reason: reason ?? '',
      askedAt: at.toISOString(),
      until: new Date(at.getTime() + staffCouncilEndingDays * day).toISOString(),
    };
  }
}
