import type { Expiring } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import { withdrawNotices } from './survey-notify.ts';
import { deleteSurveyRow, type SurveyRow } from './survey-store.ts';
import type { SurveysContext } from './surveys-context.ts';

const over = ({ before }: Expiring) => sql`state = 'ended' and ends_at < ${before}`;

/** Results go by their age; free texts and single answers go sooner, by what those who were asked were told. */
export function provideSurveyPeriods(context: SurveysContext): void {
  context.host.periods.provide({
    kind: 'surveys.over',
    label: { de: 'Beendete Umfragen', en: 'Surveys that are over' },
    counts: {
      de: 'Gezählt ab dem Ende; danach mit den Ergebnissen endgültig weg',
      en: 'Counted from the end; then gone for good, with their results',
    },
    byDefault: null,
    least: 30,
    most: 3650,
    mayBeNever: true,
    ofSpace: false,
    async count(tx, expiring) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from surveys_surveys where ${over(expiring)}`.execute(tx);
      return rows[0]?.count ?? 0;
    },
    async expire(tx, expiring) {
      const { rows } = await sql<Pick<SurveyRow, 'id'>>`
        select id from surveys_surveys where ${over(expiring)}
         order by ends_at, id limit ${expiring.limit} for update skip locked`.execute(tx);
      for (const row of rows) {
        await withdrawNotices(context, tx, row.id);
        await context.announce(tx, undefined, row);
        await deleteSurveyRow(tx, row.id);
      }
      return rows.length;
    },
  });
}
