import { QueryView } from '@kontor/plugin-api/client';
import {
  Button,
  ButtonLink,
  EmptyState,
  Form,
  FormError,
  IconButton,
  ItemList,
  List,
  PageHeader,
  Pencil,
  Plus,
  Select,
  TextField,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { entryMessages } from './entry-messages.ts';
import { chooseSpace, useCreateEntry, useEntries, useSpaceChoice } from './entry-model.ts';
import { RenameDialog } from './rename-dialog-view.tsx';

/** The entries of one of the person's spaces. */
export function EntryView() {
  const t = useMessages(entryMessages);
  const { query, asked, choose } = useSpaceChoice();
  return (
    <div className="mx-auto max-w-3xl px-4 py-5 sm:px-8 sm:py-7">
      <PageHeader title={t('title')} />
      <QueryView query={query}>
        {({ spaces }) => {
          const { own, chosen } = chooseSpace(spaces, asked);
          if (!chosen) return <NoSpaces />;
          const options = own.map(({ id, name }) => ({ id, label: name }));
          return (
            <div className="flex flex-col gap-5">
              <Select label={t('space')} options={options} value={chosen.id} onChange={choose} />
              <SpaceEntries key={chosen.id} space={chosen.id} />
            </div>
          );
        }}
      </QueryView>
    </div>
  );
}

function NoSpaces() {
  const t = useMessages(entryMessages);
  return (
    <EmptyState icon={List} title={t('noSpaces')} action={<ButtonLink href="/spaces">{t('openSpaces')}</ButtonLink>}>
      {t('noSpacesHelp')}
    </EmptyState>
  );
}

function SpaceEntries({ space }: { readonly space: string }) {
  const t = useMessages(entryMessages);
  const [renaming, setRenaming] = useState<string>();
  return (
    <QueryView query={useEntries(space)}>
      {({ entries, mayEdit }) => {
        // Looked up in the live copy, so that a second try is made on what the entry has become.
        const renamed = entries.find(({ id }) => id === renaming);
        return (
          <>
            {mayEdit && <NewEntry space={space} />}
            <ItemList
              label={t('entries')}
              items={entries}
              row={(entry) => ({
                id: entry.id,
                text: entry.title,
                title: entry.title,
                end: mayEdit && (
                  <IconButton
                    icon={Pencil}
                    label={t('rename', { title: entry.title })}
                    onPress={() => setRenaming(entry.id)}
                  />
                ),
              })}
              empty={
                <EmptyState icon={List} title={t('none')}>
                  {t('noneHelp')}
                </EmptyState>
              }
            />
            {renamed && <RenameDialog entry={renamed} onClose={() => setRenaming(undefined)} />}
          </>
        );
      }}
    </QueryView>
  );
}

function NewEntry({ space }: { readonly space: string }) {
  const t = useMessages(entryMessages);
  const [title, setTitle] = useState('');
  const { run, isPending, error } = useCreateEntry();
  async function submit() {
    if (await run({ space, title })) setTitle('');
  }
  return (
    <Form isUnsaved={title !== ''} onSubmit={() => void submit()}>
      <FormError>{error?.message}</FormError>
      <div className="flex items-end gap-2">
        <TextField
          name="title"
          label={t('newTitle')}
          value={title}
          onChange={setTitle}
          maxLength={200}
          isRequired
          className="min-w-0 grow"
        />
        <Button type="submit" variant="primary" icon={Plus} isPending={isPending} className="shrink-0">
          {t('add')}
        </Button>
      </div>
    </Form>
  );
}
