import { isUuid } from '@kontor/base';
import { type CallContext, contentDisposition } from '@kontor/plugin-api/server';
import { invalidInput, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { type Exported, exportQuery, pageExportPath, pageNotFound, spaceExportPath } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { ExportService } from './export-service.ts';

/** Files of pages, which no zod route answers with. */
export function mountExport(context: PageContext): void {
  const { http } = context.host;
  const exports = new ExportService(context);
  http.mount(
    {
      name: 'wiki.exportPage',
      methods: ['GET'],
      path: pageExportPath,
      access: 'person',
      summary: 'A page, with `below=true` with those under it, as Markdown, HTML, DOCX or ODT',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    (call) => {
      const { page } = z.object({ page: z.string() }).parse(call.request.params);
      if (!isUuid(page)) throw pageNotFound();
      return answer(exports, call, (below) => ({ page, below }));
    },
  );
  http.mount(
    {
      name: 'wiki.exportSpace',
      methods: ['GET'],
      path: spaceExportPath,
      access: 'person',
      summary: 'All pages of a space that the caller may read, as Markdown, HTML, DOCX or ODT',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    (call) => {
      const { space } = z.object({ space: z.string() }).parse(call.request.params);
      if (!isUuid(space)) throw spaceNotFound();
      return answer(exports, call, () => ({ space }));
    },
  );
}

async function answer(
  exports: ExportService,
  { actor, request, reply, address }: CallContext<'person'>,
  exported: (below: boolean) => Exported,
): Promise<unknown> {
  const asked = exportQuery.safeParse(request.query);
  if (!asked.success) throw invalidInput();
  const { format, below } = asked.data;
  const origin = `${request.protocol}://${request.host}`;
  const { name, mediaType, body } = await exports.open(actor, exported(below === 'true'), { format, origin, address });
  reply.header('content-disposition', contentDisposition('attachment', name));
  reply.header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff');
  return reply.header('cache-control', 'no-store').type(mediaType).send(body);
}
