import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { exportSynonyms, importSynonyms, listSynonyms, type OutputOf, removeSynonyms } from '@kontor/schema';
import { Button, Download, FormError, ListTree, TagList, Upload, useMessages, useToast } from '@kontor/ui';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ManagedList } from '../../administration/managed-list-view.tsx';
import { searchAdministrationMessages } from './search-administration-messages.ts';
import { SynonymDialog } from './synonym-dialog-view.tsx';

/** Groups of words that mean the same to the search, and the abbreviations that do so by themselves. */
export function Synonyms() {
  const t = useMessages(searchAdministrationMessages);
  const query = useQueryRoute(listSynonyms, {});
  const remove = useAction(removeSynonyms, { refreshes: [listSynonyms] });
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-prose text-sm text-muted">{t('synonymsHelp')}</p>
      <ManagedList
        label={t('synonyms')}
        createLabel={t('add')}
        findLabel={t('find')}
        query={query}
        itemsOf={({ groups }) => groups.map((group) => ({ ...group, name: group.words.join(', ') }))}
        row={() => ({})}
        empty={{ icon: ListTree, title: t('noGroups'), help: t('noGroupsHelp') }}
        dialog={(group, close) => <SynonymDialog group={group} onClose={close} />}
        removal={{
          question: () => t('removeQuestion'),
          help: t('removeHelp'),
          error: remove.error,
          run: async ({ id }) => (await remove.run({ group: id })) !== undefined,
        }}
      />
      <TableButtons />
      {query.data && <Abbreviations list={query.data.abbreviations} />}
    </div>
  );
}

function TableButtons() {
  const t = useMessages(searchAdministrationMessages);
  const toast = useToast();
  const read = useAction(importSynonyms, { refreshes: [listSynonyms] });
  const write = useAction(exportSynonyms);
  async function give() {
    const answer = await write.run({});
    if (answer) saveTable(t('fileName'), answer.table);
  }
  async function take(file: File | undefined) {
    if (!file) return;
    const answer = await read.run({ table: await file.text() });
    if (!answer) return;
    const { added, leftOut } = answer;
    toast.show({ text: t('imported', { added, left: leftOut.length, lines: leftOut.slice(0, 10).join(', ') }) });
  }
  return (
    <div className="flex flex-col gap-2">
      <FormError>{(read.error ?? write.error)?.message}</FormError>
      <div className="flex flex-wrap gap-2">
        <FileTrigger acceptedFileTypes={['.csv', 'text/csv']} onSelect={(files) => void take(files?.[0])}>
          <Button icon={Upload} isPending={read.isPending}>
            {t('importTable')}
          </Button>
        </FileTrigger>
        <Button icon={Download} isPending={write.isPending} onPress={() => void give()}>
          {t('exportTable')}
        </Button>
      </div>
      <p className="text-sm text-muted">{t('importHelp')}</p>
    </div>
  );
}

function Abbreviations({ list }: { readonly list: OutputOf<typeof listSynonyms>['abbreviations'] }) {
  const t = useMessages(searchAdministrationMessages);
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{t('abbreviations')}</h2>
      <p className="text-sm text-muted">{list.length === 0 ? t('noAbbreviations') : t('abbreviationsHelp')}</p>
      {list.length > 0 && (
        <TagList
          label={t('abbreviations')}
          tags={list.map(({ orgUnit, words }) => ({ id: orgUnit, label: words.join(' = ') }))}
        />
      )}
    </section>
  );
}

/** Gives a text to the person as a file; spreadsheets know UTF-8 by its mark. */
function saveTable(name: string, table: string): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', table], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
