import { newId } from '@kontor/base';
import type { ApiClient } from '@kontor/server/testing';
import { expect, vi } from 'vitest';
import { applyImport, getImport, type ImportReport, importUploadAddress } from '../../shared/index.ts';

const columns = 'login,given_name,family_name,email,org_unit,position,second_org_unit,manager,home_office,skills';

/** A people file with the columns of these tests. */
export function csv(...rows: readonly string[]): string {
  return `${columns}\n${rows.join('\n')}\n`;
}

/** A code or login that no other test uses. */
export function aName(): string {
  return `t${newId().slice(-10)}`;
}

export type Files = Readonly<Record<string, string>>;

export async function upload(client: ApiClient, files: Files, options = { removeMissing: false }): Promise<Response> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append(name, new Blob([content]), `${name}.csv`);
  return client.fetch(importUploadAddress(options), { method: 'POST', body: form });
}

/** Uploads for a dry run that has to be answered. */
export async function check(
  client: ApiClient,
  files: Files,
  options?: { removeMissing: boolean },
): Promise<ImportReport> {
  const response = await upload(client, files, options);
  expect(response.status).toBe(200);
  return (await response.json()) as ImportReport;
}

/** Uploads, applies, and waits for the end. */
export async function bringIn(
  client: ApiClient,
  files: Files,
  options?: { removeMissing: boolean },
): Promise<ImportReport> {
  const { id } = await check(client, files, options);
  await client.call(applyImport, { import: id });
  return vi.waitFor(
    async () => {
      const report = await client.call(getImport, { import: id });
      expect(report.state).not.toBe('running');
      return report;
    },
    { timeout: 10_000 },
  );
}
