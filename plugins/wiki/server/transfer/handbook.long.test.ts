import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles, startTransfer } from './test-transfer.ts';

let transfer: Awaited<ReturnType<typeof startTransfer>>;

beforeAll(async () => {
  transfer = await startTransfer();
});
afterAll(() => transfer.stop());

const handbook = fileURLToPath(new URL('../../../../../shared/data/handbook/pages/', import.meta.url));
const reason = existsSync(handbook) ? undefined : 'the reference files are not beside the repository';

test.skipIf(reason)(
  'a whole handbook comes in, and goes out and in again as the same',
  { timeout: 180_000 },
  async () => {
    const { importTo, exportFrom, folder } = transfer;
    const { code, lines, text, progress } = await importTo('handbook', handbook);
    expect(code).toBe(0);
    expect(text).toContain('Read 246 Markdown files');
    expect(text).toContain('0 pictures could not be resolved');
    expect(progress.length).toBeGreaterThan(20);
    expect(Number(/Done in ([\d.]+) s/.exec(lines.at(-1) ?? '')?.[1])).toBeLessThan(60);
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    await exportFrom('handbook', first);
    const files = await listFiles(first);
    expect(Object.keys(files).filter((path) => path.endsWith('.png')).length).toBeGreaterThan(20);
    expect((await importTo('handbook-two', first)).text).toContain('0 links, 0 places and 0 pictures');
    await exportFrom('handbook-two', second);
    expect(await listFiles(second)).toEqual(files);
  },
);
