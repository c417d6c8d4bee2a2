import { isUuid, parseRef } from '@kontor/base';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { isQuestion, surveyChanged, surveyPath, surveyRef, textIn } from '../shared/index.ts';
import { findSurveys, listPublishedIds } from './survey-store.ts';
import type { SurveysContext } from './surveys-context.ts';

/** Found by title, introduction and questions once it is published. Answers and results are in no index. */
export function surveySearch(context: SurveysContext): SearchProvider {
  return {
    noun: 'surveys/survey',
    type: 'survey',
    async readDocuments(tx, refs) {
      const rows = await findSurveys(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
      const { language } = await context.host.organisation.get(tx);
      return rows
        .filter(({ state }) => state !== 'draft')
        .map((row) => {
          const { title, intro, items } = row.content;
          return {
            ...{ ref: surveyRef(row.id), type: 'survey', title: textIn(language, title) },
            aliases: [title.de, title.en].filter((each) => each !== '' && each !== textIn(language, title)),
            body: [intro, ...items.filter(isQuestion).map((each) => each.title)]
              .flatMap(({ de, en }) => [de, en])
              .join('\n'),
            audience: context.audienceOf(row),
            data: { path: surveyPath(row.id) },
            updatedAt: (row.starts_at ?? row.created_at).toISOString(),
          };
        });
    },
    async listRefs(tx, after, limit) {
      return (await listPublishedIds(tx, after && parseRef(after)?.id, limit)).map(surveyRef);
    },
    staleAfter: [staleAfter(surveyChanged, (_tx, event) => [surveyRef(event.payload.survey)])],
  };
}
