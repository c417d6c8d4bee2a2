import { isUuid } from '@kontor/base';
import { plainTextOf, readMarkdown } from '@kontor/matrix/shared';
import { type Actor, contentDisposition, csvLine } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { boxNotFound, type IdeaState, ideaStates, notOffice } from '../shared/index.ts';
import { ideasCsvPath } from '../shared/office-api.ts';
import { findBoxes } from './box-store.ts';
import { findReadable } from './idea-access.ts';
import { listIdeaRows } from './idea-list-store.ts';
import { presentRows } from './idea-view.ts';
import type { IdeasContext } from './ideas-context.ts';
import { listSteps } from './step-store.ts';

const mostRows = 10_000;

const words = {
  de: ['Idee', 'Kategorie', 'Stand', 'Eingereicht am', 'Eingereicht von', 'Stimmen', 'Kommentare', 'Text', 'Antwort'],
  en: ['Idea', 'Category', 'State', 'Submitted on', 'Submitted by', 'Votes', 'Comments', 'Text', 'Answer'],
} as const;

const stateWords: Readonly<Record<'de' | 'en', Readonly<Record<IdeaState, string>>>> = {
  de: {
    new: 'Neu',
    review: 'In Prüfung',
    accepted: 'Angenommen',
    partly: 'Teilweise angenommen',
    rejected: 'Abgelehnt',
    postponed: 'Zurückgestellt',
    implementing: 'In Umsetzung',
    done: 'Umgesetzt',
    withdrawn: 'Zurückgezogen',
  },
  en: {
    new: 'New',
    review: 'In review',
    accepted: 'Accepted',
    partly: 'Accepted in part',
    rejected: 'Rejected',
    postponed: 'Postponed',
    implementing: 'In implementation',
    done: 'Done',
    withdrawn: 'Withdrawn',
  },
};

/** Ideas of a box as a file, for its office: with the number of votes, and nothing of who voted. */
export function mountIdeasCsv(context: IdeasContext): void {
  const { http } = context.host;
  http.mount(
    {
      name: 'ideas.exportCsv',
      methods: ['GET'],
      path: ideasCsvPath,
      access: 'person',
      summary: 'All ideas of a suggestion box as comma-separated values (RFC 4180, UTF-8), for its office; no voters',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    async ({ actor, language, request, reply }) => {
      const { box } = z.object({ box: z.string() }).parse(request.params);
      if (!isUuid(box)) throw boxNotFound();
      const { name, text } = await writeCsv(context, actor, box, language);
      const file = `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'Ideen'}.csv`;
      reply.header('content-disposition', contentDisposition('attachment', file));
      reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff');
      return reply.header('cache-control', 'no-store').type('text/csv; charset=utf-8').send(text);
    },
  );
}

async function writeCsv(context: IdeasContext, actor: Actor, id: string, language: 'de' | 'en') {
  return context.host.database.transaction(async (tx) => {
    const [box] = await findBoxes(tx, [id]);
    const reader = await findReadable(context, tx, actor);
    if (!box || !reader.seen.includes(id)) throw boxNotFound();
    if (!reader.office.includes(id)) throw notOffice();
    const filter = { show: 'all', box: id, states: ideaStates, sort: 'newest', offset: 0, limit: mostRows } as const;
    const rows = await listIdeaRows(tx, reader, filter);
    const texts = new Map(rows.map((row) => [row.id, plainTextOf(readMarkdown(row.text))]));
    const steps = Map.groupBy(await listSteps(tx, [...texts.keys()]), ({ idea }) => idea);
    const lines = (await presentRows(context, tx, actor, rows)).map((idea) => {
      const answers = (steps.get(idea.id) ?? []).map(({ answer }) => answer).filter((answer) => answer !== '');
      return csvLine(
        [
          idea.title,
          idea.category ?? '',
          stateWords[language][idea.state],
          idea.createdAt.slice(0, 10),
          idea.author?.name ?? '',
          String(idea.votes),
          String(idea.comments),
          texts.get(idea.id) ?? '',
          plainTextOf(readMarkdown(answers.at(-1) ?? '')),
        ],
        ';',
      );
    });
    return { name: box.name, text: `\ufeff${csvLine(words[language], ';')}${lines.join('')}` };
  });
}
