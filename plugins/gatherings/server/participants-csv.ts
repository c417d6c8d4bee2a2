import { isUuid, type Language } from '@kontor/base';
import { contentDisposition, csvLine } from '@kontor/plugin-api/server';
import { z } from 'zod';
import {
  gatheringNotFound,
  gatheringReadOnly,
  gatheringRef,
  participantsCsvPath,
  type SignUpState,
} from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { listParticipantsOf } from './participant-list.ts';

const words = {
  de: {
    head: ['Name', 'Stand', 'Platz auf der Warteliste', 'Begleitpersonen'],
    states: { asked: 'wartet auf Zusage', in: 'hat einen Platz', waiting: 'Warteliste', declined: 'abgelehnt' },
    file: 'Teilnehmende',
  },
  en: {
    head: ['Name', 'State', 'Place on the waiting list', 'Guests'],
    states: { asked: 'waits for a yes', in: 'has a place', waiting: 'waiting list', declined: 'declined' },
    file: 'Participants',
  },
} as const satisfies Record<Language, { head: readonly string[]; states: Record<SignUpState, string>; file: string }>;

/** Who signed up as a file, for organisers alone; that it was taken away is audited. */
export function mountParticipantsCsv(context: GatheringContext): void {
  const { host } = context;
  host.http.mount(
    {
      name: 'gatherings.participantsCsv',
      methods: ['GET'],
      path: participantsCsvPath,
      access: 'person',
      summary: 'Who signed up for a gathering, for its organisers (RFC 4180, UTF-8, semicolons)',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    async ({ actor, language, request, reply, address }) => {
      const { gathering: id } = z.object({ gathering: z.string() }).parse(request.params);
      if (!isUuid(id)) throw gatheringNotFound();
      const { row, participants } = await host.database.transaction(async (tx) => {
        const found = await context.getVisible(tx, actor, id);
        if (!(await context.isOrganiser(tx, actor.person, id))) throw gatheringReadOnly();
        await host.audit.append(tx, {
          ...{ kind: 'gatherings.participants_exported', actor, object: gatheringRef(id), address },
        });
        return { row: found, participants: (await listParticipantsOf(context, tx, found, true)).participants };
      });
      const { head, states, file } = words[language];
      const lines = participants.map(({ person, state, rank, guests, answer }) => [
        person.name,
        states[state],
        rank === null ? '' : String(rank),
        String(guests),
        ...(row.question === '' ? [] : [answer]),
      ]);
      const columns = [...head, ...(row.question === '' ? [] : [row.question])];
      const text = [columns, ...lines].map((cells) => csvLine(cells, ';')).join('');
      const name = `${file} ${row.title.replace(/[\\/:*?"<>|]+/g, ' ').trim()}.csv`;
      return reply
        .headers({
          'content-disposition': contentDisposition('attachment', name),
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        })
        .type('text/csv; charset=utf-8')
        .send(`\uFEFF${text}`);
    },
  );
}
