import type { ServerHost } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';
import { reportMessage } from '../../shared/index.ts';
import { createReports } from '../migrations/20261126-2200-create-reports.ts';
import { reportLinks } from './report-links.ts';
import { ReportService, reportDays } from './report-service.ts';
import { listReportsOf } from './report-store.ts';

/** All of the server's part of reported messages. */
export function provideReports(host: ServerHost): void {
  const reports = new ReportService(host);
  host.migrations.add(createReports);
  host.http.bind(reportMessage, async (input, { actor }) => {
    await reports.report(actor, input);
    return {};
  });
  host.links.provide(reportLinks(host));
  host.privacy.declare({
    id: 'chat.reports',
    title: { de: 'Gemeldete Nachrichten', en: 'Reported messages' },
    what: {
      de: 'Welche Nachrichten Sie gemeldet haben, wann und aus welchem Grund; nicht, was darin steht',
      en: 'Which messages you reported, when and for which reason; not what they say',
    },
    purpose: { de: 'Gegen Missbrauch vorgehen', en: 'Acting against abuse' },
    basis: 'work',
    kept: { de: `${reportDays} Tage`, en: `${reportDays} days` },
    seenBy: {
      de: 'Wer den Bereich verwaltet; bei privaten Unterhaltungen die Administration, ohne die Nachricht',
      en: 'The owners of the space; of private conversations the administrators, without the message',
    },
    places: ['database'],
    erasure: { unnamed: staysUnnamed },
    tables: ['chat_reports'],
    archive: async (tx, { person }) => ({
      data: (await listReportsOf(tx, person)).map(({ room, event, reason, reported_at: reportedAt }) => {
        return { room, event, reason, reportedAt };
      }),
    }),
  });
}
