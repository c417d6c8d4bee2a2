import { decodeFile } from '@kontor/base';
import { useAction } from '@kontor/plugin-api/client';
import { useState } from 'react';
import { type CsvPlan, importCsv, previewCsv } from '../../shared/csv-api.ts';
import { getList, listLists, listTasks } from '../../shared/index.ts';

const largest = 4_000_000;

/** A file on its way into a list: chosen, looked at, its columns named, taken. */
export function useCsvImport(list: string) {
  const preview = useAction(previewCsv);
  const take = useAction(importCsv, { refreshes: [getList, listLists, listTasks] });
  const [file, setFile] = useState<{ readonly name: string; readonly text: string }>();
  const [plan, setPlan] = useState<CsvPlan>();
  const [isTooLarge, setTooLarge] = useState(false);
  async function look(text: string, columns?: (string | null)[]) {
    take.reset();
    const found = await preview.run({ list, text, ...(columns && { columns }) });
    if (found) setPlan(found);
  }
  return {
    file,
    plan,
    isTooLarge,
    isReading: preview.isPending,
    isTaking: take.isPending,
    error: take.error ?? preview.error,
    async choose(chosen: File) {
      setPlan(undefined);
      setFile(undefined);
      preview.reset();
      const bytes = chosen.size > largest ? undefined : new Uint8Array(await chosen.arrayBuffer());
      setTooLarge(bytes === undefined);
      if (!bytes) return;
      const { text } = decodeFile(bytes);
      setFile({ name: chosen.name, text });
      await look(text);
    },
    /** Each column of the list stands in one column of the file. */
    async name(place: number, column: string | null) {
      if (!file || !plan) return;
      const columns = plan.columns.map((each) => (each.column === column ? null : each.column));
      await look(file.text, columns.with(place, column));
    },
    /** What was looked at and nothing else. */
    async take() {
      if (!file || !plan) return undefined;
      const { columns, created, changed } = plan;
      const input = { list, text: file.text, columns: columns.map(({ column }) => column) };
      return take.run({ ...input, expected: { created, changed } });
    },
  };
}
