import { isUuid } from '@kontor/base';
import { contentDisposition, type ServerHost } from '@kontor/plugin-api/server';
import { invalidInput } from '@kontor/schema';
import { z } from 'zod';
import { listCsvPath } from '../../shared/csv-api.ts';
import { listNotFound } from '../../shared/errors.ts';
import type { CsvService } from './csv-service.ts';

const asked = z.object({ separator: z.enum(['semicolon', 'comma']).default('semicolon') });

/** A list as a file. */
export function mountListCsv({ http }: Pick<ServerHost, 'http'>, csv: CsvService): void {
  http.mount(
    {
      name: 'tasks.exportCsv',
      methods: ['GET'],
      path: listCsvPath,
      access: 'person',
      summary: 'All tasks of a list as comma-separated values (RFC 4180, UTF-8), `separator` semicolon or comma',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    async ({ actor, language, request, reply }) => {
      const { list } = z.object({ list: z.string() }).parse(request.params);
      const { data: how } = asked.safeParse(request.query);
      if (!isUuid(list)) throw listNotFound();
      if (!how) throw invalidInput();
      const separator = how.separator === 'comma' ? ',' : ';';
      const { title, text } = await csv.export(actor, list, { language, separator });
      const name = `${title.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'Aufgaben'}.csv`;
      reply.header('content-disposition', contentDisposition('attachment', name));
      reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff');
      return reply.header('cache-control', 'no-store').type('text/csv; charset=utf-8').send(text);
    },
  );
}
