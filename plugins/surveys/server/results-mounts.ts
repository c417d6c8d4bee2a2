import { isUuid } from '@kontor/base';
import { contentDisposition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { noResultsYet, surveyNotFound, textIn } from '../shared/index.ts';
import { answersCsvPath, resultsCsvPath } from '../shared/mounts.ts';
import { listAnswers } from './answer-store.ts';
import { writeResults, writeRows } from './results-csv.ts';
import type { SurveyService } from './survey-service.ts';
import type { SurveysContext } from './surveys-context.ts';

type Made = Awaited<ReturnType<SurveyService['readResults']>> & { readonly language: 'de' | 'en' };

/** Files with what came out. */
export function openMounts({ host }: SurveysContext, surveys: SurveyService): void {
  const open = (
    { name, path, summary }: { readonly name: string; readonly path: string; readonly summary: string },
    write: (made: Made) => Promise<string>,
  ) =>
    host.http.mount(
      { name, methods: ['GET'], path, access: 'person', summary, bodyLimit: 0, callsPerMinute: 30 },
      async ({ actor, language, request, reply }) => {
        const { survey } = z.object({ survey: z.string() }).parse(request.params);
        if (!isUuid(survey)) throw surveyNotFound();
        const made = { ...(await surveys.readResults(actor, survey)), language };
        const title = textIn(language, made.row.content.title).replace(/[\\/:*?"<>|]+/g, ' ');
        reply.headers({
          'content-disposition': contentDisposition('attachment', `${title.trim()}.csv`),
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        });
        return reply.type('text/csv; charset=utf-8').send(await write(made));
      },
    );
  open(
    { name: 'surveys.exportResults', path: resultsCsvPath, summary: 'Results of a survey as comma-separated values' },
    async ({ row, results, language }) => writeResults(row.content, results, language),
  );
  open(
    {
      name: 'surveys.exportAnswers',
      path: answersCsvPath,
      summary: 'Single answers without free texts in random order, for the author, where that was promised before',
    },
    async ({ row, results, isOwn, language }) => {
      if (!isOwn || !row.content.hasRows || results.answers === null || row.kept_until === null) throw noResultsYet();
      const rows = await host.database.transaction((tx) => listAnswers(tx, row.id));
      return writeRows(
        row.content,
        rows.map(({ answers }) => answers),
        language,
      );
    },
  );
}
