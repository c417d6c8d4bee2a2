import { isUuid } from '@kontor/base';
import type { LinkProvider, People } from '@kontor/plugin-api/server';
import type { HandOverStanding } from './hand-over-standing.ts';
import { findBatches } from './hand-over-store.ts';

/** What somebody leaves: seen by themselves, who leads them, and administrators. */
export function personHandOverLinks(standing: HandOverStanding): LinkProvider {
  return {
    noun: 'hand-over/person',
    async findCards(tx, actor, ids) {
      const cards = [];
      for (const id of ids.filter(isUuid)) {
        const leaver = await standing.findLeaver(tx, id);
        if (!leaver || standing.asWhat(actor, leaver) === undefined) continue;
        cards.push({
          ref: `hand-over/person/${id}` as const,
          type: 'hand-over',
          title: leaver.person.name,
          subtitle: null,
          state: null,
          path: `/hand-over/${id}`,
          picture: null,
        });
      }
      return cards;
    },
    async findAudience(tx, ids) {
      const audience = new Map<string, string[]>();
      for (const id of ids.filter(isUuid)) {
        const leaver = await standing.findLeaver(tx, id);
        if (leaver) audience.set(id, ['administrators', ...[id, ...leaver.leads].map((person) => `person:${person}`)]);
      }
      return audience;
    },
  };
}

/** What came in one go: seen by who got it, and by who got it back. */
export function receivedLinks(people: Pick<People, 'findPersons'>, standing: HandOverStanding): LinkProvider {
  return {
    noun: 'hand-over/received',
    async findCards(tx, actor, ids) {
      const batches = await findBatches(tx, ids.filter(isUuid));
      const persons = await people.findPersons(tx, [...new Set(batches.map(({ person }) => person))]);
      const names = new Map(persons.map(({ id, name }) => [id, name]));
      const cards = [];
      for (const { batch, person, recipient } of batches) {
        const leaver = recipient === actor.person ? undefined : await standing.findLeaver(tx, person);
        if (recipient !== actor.person && !(leaver && standing.asWhat(actor, leaver))) continue;
        cards.push({
          ref: `hand-over/received/${batch}` as const,
          type: 'hand-over',
          title: names.get(person) ?? '',
          subtitle: null,
          state: null,
          path: recipient === actor.person ? '/hand-over' : `/hand-over/${person}`,
          picture: null,
        });
      }
      return cards;
    },
    async findAudience(tx, ids) {
      const audience = new Map<string, string[]>();
      for (const { batch, person, recipient } of await findBatches(tx, ids.filter(isUuid))) {
        const leads = (await standing.findLeaver(tx, person))?.leads ?? [];
        audience.set(
          batch,
          [recipient, person, ...leads].map((id) => `person:${id}`),
        );
      }
      return audience;
    },
  };
}
