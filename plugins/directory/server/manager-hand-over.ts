import { parseRef, refOf } from '@kontor/base';
import type { ServerHost } from '@kontor/plugin-api/server';
import { profileChanged } from '../shared/index.ts';
import { listManagedBy } from './directory-privacy-store.ts';
import { changeProfile, lockProfile } from './profile-store.ts';

/** People whose profile names somebody as their manager, where it is not who leads their unit. */
export function provideHandOver(host: ServerHost): void {
  host.handOver.provide({
    kind: 'directory.managed',
    one: { de: 'eine unterstellte Person', en: 'a person managed' },
    many: { de: 'unterstellte Personen', en: 'people managed' },
    onMove: 'stays',
    givenBy: 'administrators',
    async list(tx, person) {
      const managed = await host.people.findPersons(tx, await listManagedBy(tx, person));
      return managed.map(({ id, name }) => ({ ref: refOf('people', 'person', id), title: name, others: [] }));
    },
    async pass(tx, { actor, from, to, refs }) {
      for (const person of refs.map((ref) => parseRef(ref)?.id ?? '').sort()) {
        const profile = await lockProfile(tx, person);
        if (profile.manager !== from) continue;
        // Nobody is their own manager: then it is who leads the unit again.
        await changeProfile(tx, person, { manager: person === to ? null : to });
        await host.events.append(tx, profileChanged, { person }, { everyone: true }, { actor });
      }
    },
  });
}
