import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '@kontor/base';

const fileName = 'erased-persons.txt';

/**
 * Ids of those who were erased, beside the database: a backup of before, restored, brings them back, and then they are
 * erased again. A line too many does no harm.
 */
export async function rememberErased(dataFolder: string, persons: readonly string[]): Promise<void> {
  await appendFile(join(dataFolder, fileName), persons.map((person) => `${person}\n`).join(''), { mode: 0o600 });
}

export async function readErasedList(dataFolder: string): Promise<string[]> {
  const text = await readFile(join(dataFolder, fileName), 'utf8').catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return '';
    throw failure;
  });
  return [...new Set(text.split('\n').filter(isUuid))];
}
