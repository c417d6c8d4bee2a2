import { newId } from '@kontor/base';
import { useAction } from '@kontor/plugin-api/client';
import { Button, Plus, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { addSection, getList, listLists, type TaskList } from '../../shared/index.ts';
import { rankBetween } from '../../shared/rank-between.ts';
import { tasksMessages } from '../tasks-messages.ts';

/** A new section at the end of a list. */
export function AddSection({ list }: { readonly list: TaskList }) {
  const t = useMessages(tasksMessages);
  const [title, setTitle] = useState<string>();
  const { run, isPending, error } = useAction(addSection, { refreshes: [getList, listLists] });
  async function add() {
    const text = title?.trim() ?? '';
    if (text === '') return setTitle(undefined);
    const rank = rankBetween(list.sections.at(-1)?.rank ?? null, null);
    if (await run({ list: list.id, id: newId(), title: text, rank })) setTitle(undefined);
  }
  if (title === undefined)
    return (
      <Button size="sm" variant="quiet" icon={Plus} className="self-start" onPress={() => setTitle('')}>
        {t('addSection')}
      </Button>
    );
  return (
    <form
      className="flex max-w-md items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={t('sectionTitle')}
        value={title}
        onChange={setTitle}
        maxLength={100}
        autoFocus
        error={error?.message}
        onKeyDown={({ key }) => key === 'Escape' && setTitle(undefined)}
        className="min-w-0 grow"
      />
      <Button type="submit" isPending={isPending}>
        {t('add')}
      </Button>
    </form>
  );
}
