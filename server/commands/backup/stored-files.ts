import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type pg from 'pg';

/** Where the files service keeps content, inside the data folder. */
const contentFolder = 'files';
/** Opens what the database holds sealed. */
const keyFile = 'secret.key';

/** Paths inside the data folder that belong to a backup: the key, and all content that rows of the snapshot may name. */
export async function listStoredFiles(_snapshot: pg.ClientBase, dataFolder: string): Promise<string[]> {
  const entries = await readdir(join(dataFolder, contentFolder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  const content = entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => relative(dataFolder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const keys = await readdir(dataFolder).then((names) => names.filter((name) => name === keyFile));
  return [...keys, ...content];
}
