import { z } from 'zod';

/**
 * A backup is a gzipped tar: `format.json` first, then `tables/<name>.copy` (PostgreSQL COPY text, rows in a fixed
 * order), `files/<path in the data folder>`, and `manifest.json` last with the SHA-256 of every entry before it. All
 * tables come from one snapshot. A file without its manifest was cut off.
 */
export const formatName = 'format.json';
export const manifestName = 'manifest.json';
export const tableEntry = (table: string) => `tables/${table}.copy`;
export const fileEntry = (path: string) => `files/${path}`;

export const backupFormat = z.object({
  format: z.literal('kontor-backup-1'),
  createdAt: z.string(),
  /** Steps of the schema that had run, in order; the restore runs exactly these before it loads the rows. */
  migrations: z.array(z.string()),
  /** Tables in an order in which every foreign key finds its row. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), value: z.number().int(), called: z.boolean() })),
});
export type BackupFormat = z.output<typeof backupFormat>;

export const backupManifest = z.object({
  entries: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number().int() })),
});
export type BackupManifest = z.output<typeof backupManifest>;
