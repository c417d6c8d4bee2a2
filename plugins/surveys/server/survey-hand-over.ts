import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { surveyRef } from '../shared/index.ts';
import { lockSurvey, type SurveyRow } from './survey-store.ts';
import type { SurveysContext } from './surveys-context.ts';

/** Surveys that somebody made; what was answered names nobody, to whoever reads the results next either. */
export function provideHandOver(context: SurveysContext): void {
  context.host.handOver.provide({
    kind: 'surveys.made',
    one: { de: 'eine Umfrage', en: 'a survey' },
    many: { de: 'Umfragen', en: 'surveys' },
    onMove: 'stays',
    async list(tx, person) {
      const { rows } = await sql<Pick<SurveyRow, 'id' | 'content'>>`
        select id, content from surveys_surveys where author = ${person} order by created_at, id`.execute(tx);
      return rows.map(({ id, content }) => ({
        ref: surveyRef(id),
        title: content.title.de || content.title.en,
        others: [],
      }));
    },
    async pass(tx, { actor, from, to, refs }) {
      for (const id of refs.map((ref) => parseRef(ref)?.id ?? '').sort()) {
        const row = await lockSurvey(tx, id);
        if (row?.author !== from) continue;
        await setAuthor(tx, id, to);
        await context.announce(tx, actor, row);
      }
    },
  });
}

async function setAuthor(tx: Tx, id: string, author: string): Promise<void> {
  await sql`update surveys_surveys set author = ${author}, revision = revision + 1 where id = ${id}`.execute(tx);
}
