import type { TaskContext } from '../task-context.ts';
import { takeOverdueFiles } from './file-store.ts';

const atOnce = 100;

/** Files go for good with their task, also where it went with its list or space, and a month after they were removed. */
export async function purgeFiles({ host }: TaskContext, removedBefore: Date): Promise<void> {
  for (;;) {
    const taken = await host.database.transaction(async (tx) => {
      const files = await takeOverdueFiles(tx, removedBefore, atOnce);
      for (const file of files) await host.files.remove(tx, file);
      return files.length;
    });
    if (taken < atOnce) return;
  }
}
