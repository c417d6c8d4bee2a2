import { createCall, type Sender } from '@kontor/plugin-api/client';
import { defineRoute, fields } from '@kontor/schema';
import {
  type ImportReport,
  importFileMissing,
  importReport,
  importTooLarge,
  importUnreadable,
  importUploadAddress,
} from '../../shared/index.ts';

export interface ImportFiles {
  readonly people: File;
  readonly orgUnits?: File | undefined;
  readonly removeMissing: boolean;
}

/** The mount as a contract, so that its answer is checked like every other. */
const uploadImport = defineRoute({
  name: 'directory.uploadImport',
  method: 'POST',
  path: '/api/directory/imports',
  access: 'administrator',
  summary: 'Checks files of people and org units',
  input: fields.nothing,
  output: importReport,
  errors: [importFileMissing, importUnreadable, importTooLarge],
});

/** Sends the files for a dry run; answers with its report. Rejects with `ApiError`. */
export function checkImport(
  files: ImportFiles,
  { language, person }: Sender,
  signal: AbortSignal,
): Promise<ImportReport> {
  const body = new FormData();
  body.append('people', files.people, files.people.name);
  if (files.orgUnits) body.append('orgUnits', files.orgUnits, files.orgUnits.name);
  const address = importUploadAddress({ removeMissing: files.removeMissing });
  const call = createCall({
    language: () => language,
    person: () => person,
    // Two named files travel as multipart, which calls by contract do not do by themselves.
    fetch: (_address, init) => {
      const headers = new Headers(init?.headers);
      headers.delete('content-type');
      return fetch(address, { ...init, headers, body });
    },
  });
  return call(uploadImport, {}, { signal });
}
