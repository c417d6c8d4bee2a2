import { contentDisposition } from '@kontor/plugin-api/server';
import {
  agreedDocumentPath,
  agreedDocumentQuery,
  invalidInput,
  worksDocumentPath,
  worksDocumentQuery,
} from '@kontor/schema';
import type { FastifyReply } from 'fastify';
import type { Core } from '../../core.ts';
import type { AgreementService } from './agreement-service.ts';
import { extensionOf, stemOf, typeOf, type WorksFormat } from './works-formats.ts';

const shared = { methods: ['GET'], access: 'person', bodyLimit: 0, callsPerMinute: 60 } as const;

/** The document as files: as it is now, and as it was agreed. */
export function mountWorksDocuments({ http, clock }: Core, agreements: AgreementService): void {
  http.mount(
    {
      ...shared,
      name: 'privacy.getWorksDocument',
      path: worksDocumentPath,
      summary: 'The document for the works agreement as it is now; administrators and auditors',
    },
    async ({ actor, request, reply }) => {
      const asked = worksDocumentQuery.safeParse(request.query);
      if (!asked.success) throw invalidInput();
      const { format, language } = asked.data;
      const text = await agreements.write(actor, language, format);
      return send(reply, { text, format, stem: `${stemOf({ language })}-${clock.now().toISOString().slice(0, 10)}` });
    },
  );
  http.mount(
    {
      ...shared,
      name: 'privacy.getAgreedDocument',
      path: agreedDocumentPath,
      summary: 'The document as it was agreed, `?version=` or the newest',
    },
    async ({ request, reply }) => {
      const asked = agreedDocumentQuery.safeParse(request.query);
      if (!asked.success) throw invalidInput();
      const { format, language, version } = asked.data;
      const found = await agreements.read(version, language, format);
      return send(reply, { text: found.text, format, stem: `${stemOf({ language })}-v${found.version}` });
    },
  );
}

function send(
  reply: FastifyReply,
  { text, format, stem }: { readonly text: string; readonly format: WorksFormat; readonly stem: string },
): FastifyReply {
  reply.header('content-disposition', contentDisposition('attachment', `${stem}.${extensionOf[format]}`));
  reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return reply.type(`${typeOf[format]}; charset=utf-8`).header('cache-control', 'no-store').send(text);
}
