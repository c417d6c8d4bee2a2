import { type KeptAnswers, queryKeyOf } from '@kontor/plugin-api/client';
import type { CallInputOf, Route } from '@kontor/schema';
import { hashKey } from '@tanstack/react-query';
import { deleteCopies, evictCopies, ordinaryBut, writeCopies } from './copy-store.ts';
import { type LocalDatabase, readAll } from './local-database.ts';

/** Answers that are here as part of a group (K1), beside those of what was opened. */
export function keptAnswersOf(database: LocalDatabase): KeptAnswers {
  return {
    async keep(group, route, answers) {
      const savedAt = Date.now();
      const copies = answers.map(({ input, answer }) => ({
        key: keyOf(route, input),
        text: JSON.stringify(answer),
        savedAt,
      }));
      await writeCopies(database, copies, group);
    },
    async forget(route, inputs) {
      await deleteCopies(
        database,
        inputs.map((input) => keyOf(route, input)),
      );
    },
    async findMissing(route, inputs) {
      const facts = await readAll(database, 'copy-facts');
      const here = new Set(facts.filter(({ group }) => group !== undefined).map(({ key }) => key));
      return inputs.filter((input) => !here.has(keyOf(route, input)));
    },
    async keepOnly(groups) {
      await ordinaryBut(database, groups);
      await evictCopies(database);
    },
  };
}

function keyOf<Called extends Route>(route: Called, input: CallInputOf<Called>): string {
  return hashKey(queryKeyOf(route, input));
}
