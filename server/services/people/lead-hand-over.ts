import { parseRef, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { HandOverProvider } from '@kontor/plugin-api/server';
import type { Position } from '@kontor/schema';
import { findOrgUnits } from './org-unit-store.ts';
import { type PeopleContext, today } from './people-context.ts';
import { findPersons } from './person-store.ts';
import { setPositionsOf } from './position-service.ts';
import { findPositions, listLeads } from './position-store.ts';

/** Org units that somebody leads and nobody beside them: rights follow from it, so administrators alone pass it on. */
export function leadHandOver(context: PeopleContext): HandOverProvider {
  /** Those of today; of whoever has left, those that ended with their last day or had no end. */
  async function listLedBy(tx: Tx, id: string): Promise<Position[]> {
    const [person] = await findPersons(tx, [id]);
    const last = person?.validUntil ?? null;
    const day = last !== null && last < today(context) ? last : today(context);
    return (await findPositions(tx, [id])).filter(({ lead, until }) => lead && (until === null || until >= day));
  }
  return {
    kind: 'people.leads',
    one: { de: 'die Leitung einer Organisationseinheit', en: 'the lead of an org unit' },
    many: { de: 'Leitungen von Organisationseinheiten', en: 'leads of org units' },
    onMove: 'stays',
    givenBy: 'administrators',
    async list(tx, person) {
      const units = [...new Set((await listLedBy(tx, person)).map(({ orgUnit }) => orgUnit))];
      const besides = new Set(
        (await listLeads(tx, today(context), units)).filter(({ id }) => id !== person).map(({ orgUnit }) => orgUnit),
      );
      const alone = await findOrgUnits(
        tx,
        units.filter((unit) => !besides.has(unit)),
      );
      return alone.map(({ id, name }) => ({ ref: refOf('people', 'org-unit', id), title: name, others: [] }));
    },
    async pass(tx, { actor, from, to, refs }) {
      const units = new Set(refs.map((ref) => parseRef(ref)?.id));
      const given = (await listLedBy(tx, from)).filter(({ orgUnit }) => units.has(orgUnit));
      const held = await findPositions(tx, [to]);
      const here = held.length > 0;
      const added = given.map(({ orgUnit, title }) => ({
        orgUnit,
        title,
        lead: true,
        main: !here,
        from: today(context),
        until: null,
      }));
      await setPositionsOf(context, tx, actor, [{ person: to, positions: [...held, ...added] }]);
    },
  };
}
