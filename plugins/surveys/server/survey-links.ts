import { isUuid } from '@kontor/base';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import { surveyPath, surveyRef, textIn } from '../shared/index.ts';
import { findSurveys } from './survey-store.ts';
import type { SurveysContext } from './surveys-context.ts';

export function surveyLinks(context: SurveysContext): LinkProvider {
  return {
    noun: 'surveys/survey',
    async findCards(tx, actor, ids) {
      const rows = await findSurveys(tx, ids.filter(isUuid));
      if (rows.length === 0) return [];
      const tokens = await context.host.permissions.tokensOf(tx, actor);
      const { language } = await context.host.organisation.get(tx);
      return rows.flatMap((row) => {
        if (!context.standingOf(actor, row, tokens)) return [];
        const title = textIn(language, row.content.title);
        const card = { ref: surveyRef(row.id), type: 'survey', title, subtitle: null, picture: null };
        return [{ ...card, state: context.stateOf(row), path: surveyPath(row.id) }];
      });
    },
    async findAudience(tx, ids) {
      const rows = await findSurveys(tx, ids.filter(isUuid));
      return new Map(rows.map((row) => [row.id, context.audienceOf(row)]));
    },
    async findIds(_tx, paths) {
      return idsInPaths(/^\/surveys\/([0-9a-f-]{36})(?:[/?#].*)?$/, paths);
    },
  };
}
