import { contentDisposition, type ServerHost } from '@kontor/plugin-api/server';
import { invalidInput } from '@kontor/schema';
import { z } from 'zod';
import { reportFilePath } from '../shared/index.ts';
import type { ReportService } from './report-service.ts';

const asked = z.object({ number: z.coerce.number().int().min(1).optional() });

/** The report as a file. */
export function mountReport({ http }: Pick<ServerHost, 'http'>, reports: ReportService): void {
  http.mount(
    {
      name: 'instructions.exportReport',
      methods: ['GET'],
      path: reportFilePath,
      access: 'person',
      summary: 'The report on a version as comma-separated values (RFC 4180, UTF-8), for those who act for the office',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    async ({ actor, language, request, reply }) => {
      const { instruction } = z.object({ instruction: z.string() }).parse(request.params);
      const { data } = asked.safeParse(request.query);
      if (!data) throw invalidInput();
      const { title, text } = await reports.writeCsv(actor, instruction, { number: data.number, language });
      const name = `${title.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'Dienstanweisung'}.csv`;
      reply.header('content-disposition', contentDisposition('attachment', name));
      reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff');
      return reply.header('cache-control', 'no-store').type('text/csv; charset=utf-8').send(text);
    },
  );
}
