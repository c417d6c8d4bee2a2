import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { id, moment, nothing } from '../fields.ts';

export const backupState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

/** A backup in the data folder. It is never downloaded: who administers does not see into spaces. */
export const backup = z.object({
  id,
  /** Name of the file in the folder of backups. */
  file: z.string(),
  state: backupState,
  createdAt: moment,
  /** Tables and files so far, and all; zero while nobody knows. */
  done: z.number().int(),
  total: z.number().int(),
  bytes: z.number().int().nullable(),
  /** SHA-256 of the whole file, hex. */
  sha256: z.string().nullable(),
  /** Stored files that the data folder lacked, so that the backup lacks them, too. */
  missing: z.number().int(),
  /** Whether the file is still where it was put. */
  isThere: z.boolean(),
});
export type Backup = z.output<typeof backup>;

export const backupNotFound = defineError('backups.not_found', 'not-found', {
  de: 'Diese Sicherung gibt es nicht mehr.',
  en: 'This backup no longer exists.',
});
export const backupUnderWay = defineError('backups.under_way', 'conflict', {
  de: 'Es läuft schon eine Sicherung. Bitte warten Sie, bis sie fertig ist, oder brechen Sie sie ab.',
  en: 'A backup is under way already. Please wait until it is done, or cancel it.',
});

export const listBackups = defineRoute({
  name: 'backups.list',
  method: 'GET',
  path: '/api/backups',
  access: 'administrator',
  summary: 'Backups in the data folder, newest first',
  input: nothing,
  output: z.object({
    backups: z.array(backup),
    /** Where they lie on the server. */
    folder: z.string(),
    freeBytes: z.number().int().nullable(),
  }),
  errors: [],
});

export const makeBackup = defineRoute({
  name: 'backups.make',
  method: 'POST',
  path: '/api/backups',
  access: 'administrator',
  summary: 'Makes a backup into the data folder, in the background',
  input: nothing,
  output: backup,
  errors: [backupUnderWay],
  callsPerMinute: 10,
});

export const cancelBackup = defineRoute({
  name: 'backups.cancel',
  method: 'POST',
  path: '/api/backups/:backup/cancel',
  access: 'administrator',
  summary: 'Stops a backup that waits or runs; nothing of it stays',
  input: z.object({ backup: id }),
  output: backup,
  errors: [backupNotFound],
});

export const removeBackup = defineRoute({
  name: 'backups.remove',
  method: 'DELETE',
  path: '/api/backups/:backup',
  access: 'administrator',
  summary: 'Removes a backup and its file',
  input: z.object({ backup: id }),
  output: nothing,
  errors: [backupNotFound, backupUnderWay],
});
