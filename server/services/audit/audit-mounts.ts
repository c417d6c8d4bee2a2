import { Readable } from 'node:stream';
import { contentDisposition, csvLine } from '@kontor/plugin-api/server';
import { type AuditEntry, type AuditFilter, auditFilePath, auditFilter, invalidInput } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { listEntries } from './audit-service.ts';
import { insertEntry } from './audit-store.ts';

const pageSize = 500;
const head = ['id', 'moment', 'kind', 'person', 'about', 'object', 'address', 'details'];

/** The log as a file for those who check it elsewhere; that it was taken along stands in the log. */
export function mountAuditFile(core: Core): void {
  core.http.mount(
    {
      name: 'audit.getFile',
      methods: ['GET'],
      path: auditFilePath,
      access: 'auditor',
      summary: 'The audit log as comma-separated values, with the filters of the list',
      bodyLimit: 0,
      callsPerMinute: 6,
    },
    async ({ actor, address, request, reply }) => {
      const asked = auditFilter.safeParse(request.query);
      if (!asked.success) throw invalidInput();
      await core.database.transaction((tx) => insertEntry(tx, { kind: 'audit.file_read', actor, address }));
      const name = `kontor-audit-${core.clock.now().toISOString().slice(0, 10)}.csv`;
      reply.header('content-disposition', contentDisposition('attachment', name));
      reply.header('cache-control', 'no-store').type('text/csv; charset=utf-8');
      return reply.send(Readable.from(writeLines(core, asked.data)));
    },
  );
}

/** Page by page, so that a year of entries is never in memory. The mark at the start tells spreadsheets that it is UTF-8. */
async function* writeLines(core: Core, filter: AuditFilter): AsyncIterable<string> {
  yield `\ufeff${csvLine(head)}`;
  for (let before: number | undefined; ; ) {
    const page = { ...filter, timeZone: core.config.timeZone, before, limit: pageSize };
    const { entries } = await listEntries(core.database, page);
    if (entries.length > 0) yield entries.map((entry) => csvLine(cellsOf(entry))).join('');
    before = entries.at(-1)?.id;
    if (entries.length < pageSize) return;
  }
}

function cellsOf({ id, happenedAt, kind, person, about, object, address, details }: AuditEntry): string[] {
  const nameOf = (whose: AuditEntry['person']) => (whose === null ? '' : whose.name || whose.id);
  const told = Object.keys(details).length === 0 ? '' : JSON.stringify(details);
  return [String(id), happenedAt, kind, nameOf(person), nameOf(about), object ?? '', address ?? '', told];
}
