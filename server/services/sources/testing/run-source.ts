import { setTimeout as pause } from 'node:timers/promises';
import { beginSourceRun, getSourceRun, type SourceReport } from '@kontor/schema';
import type { SignedInPerson, TestServer } from '@kontor/server/testing';

/** Synchronises a source, or only says what that would change, and answers with the report once it has ended. */
export async function runSource(
  server: Pick<TestServer, 'services'>,
  { client }: Pick<SignedInPerson, 'client'>,
  source: string,
  { dryRun = false, force = false }: { readonly dryRun?: boolean; readonly force?: boolean } = {},
): Promise<SourceReport> {
  const begun = await client.call(beginSourceRun, { source, dryRun, force });
  // The queue looks every few seconds; tests do not wait for it.
  await server.services.sources.run(begun.id);
  for (;;) {
    const report = await client.call(getSourceRun, { source, run: begun.id });
    if (report.state !== 'running') return report;
    await pause(50);
  }
}
