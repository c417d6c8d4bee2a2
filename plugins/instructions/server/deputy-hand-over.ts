import { parseRef, refOf } from '@kontor/base';
import { listDeputies, putDeputies } from './deputy-store.ts';
import * as store from './instruction-store.ts';
import type { InstructionsContext } from './instructions-context.ts';
import { readOffices } from './offices.ts';

/** Offices for which somebody issues instructions, named by who leads them. */
export function provideHandOver(context: InstructionsContext): void {
  const { host } = context;
  host.handOver.provide({
    kind: 'instructions.deputies',
    one: { de: 'ein Amt, für das Anweisungen erteilt werden', en: 'an office for which instructions are issued' },
    many: { de: 'Ämter, für die Anweisungen erteilt werden', en: 'offices for which instructions are issued' },
    onMove: 'stays',
    givenBy: 'managers',
    async list(tx, person) {
      const named = await listDeputies(tx);
      const own = named.filter((each) => each.person === person).map(({ office }) => office);
      const offices = await readOffices(host, tx);
      const units = await host.people.findOrgUnits(tx, own);
      return units.map(({ id, name }) => ({
        ref: refOf('people', 'org-unit', id),
        title: name,
        others: offices.personsOf(id).filter((each) => each !== person),
      }));
    },
    // Named is anybody; whoever may not know the office's instructions sees none by it.
    findFitting: async (_tx, _viewer, refs) => new Set(refs),
    async pass(tx, { actor, from, to, refs }) {
      for (const office of refs.map((ref) => parseRef(ref)?.id ?? '').sort()) {
        const named = (await listDeputies(tx)).filter((each) => each.office === office).map(({ person }) => person);
        if (!named.includes(from)) continue;
        const persons = [...new Set(named.map((person) => (person === from ? to : person)))];
        await putDeputies(tx, office, persons, actor.person);
        for (const { instruction } of await store.listOfOffices(tx, [office]))
          await context.announce(tx, actor, instruction.id, { alsoGone: true });
      }
    },
  });
}
