import type { Audit } from '@kontor/plugin-api/server';
import { cancelBackup, listBackups, makeBackup, removeBackup } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createBackupRuns } from '../../migrations/20261126-1310-create-backups.ts';
import { declareBackups } from './backup-privacy.ts';
import { BackupService } from './backup-service.ts';

/** Backups that administrators make; they are restored on the command line alone. */
export function createBackups(core: Core, { audit }: { readonly audit: Audit }): void {
  core.migrations.add(createBackupRuns);
  declareBackups(core.privacy);
  const backups = new BackupService(core, audit);
  core.http.bind(listBackups, () => backups.list());
  core.http.bind(makeBackup, (_input, { actor }) => backups.make(actor));
  core.http.bind(cancelBackup, ({ backup }, { actor }) => backups.cancel(actor, backup));
  core.http.bind(removeBackup, async ({ backup }, { actor }) => {
    await backups.remove(actor, backup);
    return {};
  });
}
