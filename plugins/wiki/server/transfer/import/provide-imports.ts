import { deleteOfPerson } from '@kontor/plugin-api/server';
import { beginImport, checkImport, getImport } from '../../../shared/index.ts';
import { createImports } from '../../migrations/20261127-0400-create-imports.ts';
import type { PageContext } from '../../page-context.ts';
import { ImportService } from './import-service.ts';
import { listImportsOf } from './import-store.ts';

/** All of the server's part of imports. */
export function provideImports(context: PageContext): void {
  const { host } = context;
  const imports = new ImportService(context);
  host.migrations.add(createImports);
  host.http.bind(checkImport, (input, { actor }) => imports.check(actor, input));
  host.http.bind(beginImport, (input, { actor }) => imports.begin(actor, input.import));
  host.http.bind(getImport, (input, { actor }) => imports.get(actor, input.import));
  host.privacy.declare({
    id: 'wiki.imports',
    title: { de: 'Importe ins Wiki', en: 'Imports into the wiki' },
    what: {
      de: 'Welche Dateien Sie ins Wiki importiert haben, mit Zeit und dem Bericht dazu',
      en: 'Which files you imported into the wiki, with time and the report about them',
    },
    purpose: {
      de: 'Zeigen, was aus einer Datei wird und wie weit es ist',
      en: 'Showing what becomes of a file and how far it is',
    },
    basis: 'work',
    kept: { de: 'Einen Tag', en: 'One day' },
    seenBy: { de: 'Nur Sie', en: 'Only you' },
    places: ['database', 'files'],
    erasure: { erase: deleteOfPerson(['wiki_imports', 'person']) },
    tables: ['wiki_imports'],
    archive: async (tx, { person }) => ({
      data: (await listImportsOf(tx, person)).map(({ report, created_at: at }) => ({
        file: report.name,
        pages: report.pages,
        at,
      })),
    }),
  });
}
