import { labelOf, PlaceTabs, QueryView, usePlace, useQueryRoute, useScreenCommands } from '@kontor/plugin-api/client';
import { listSpaces, type OutputOf } from '@kontor/schema';
import { Button, EmptyState, Page, PageHeader, Plus, Search, SearchField, Smile, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { GroupLine } from './group-line-view.tsx';
import { groupMessages } from './group-messages.ts';
import { isGroup, shelveGroups, topicsOf } from './group-model.ts';
import { SpaceDialog } from './space-dialog-view.tsx';
import { ChoiceChips } from './space-filter-view.tsx';

/** The groups one is in, and those one can join, by words and topics. */
export function GroupDirectory() {
  const t = useMessages(groupMessages);
  const query = useQueryRoute(listSpaces, {});
  const [isFounding, setFounding] = useState(false);
  const mayFound = query.data?.mayFoundGroups ?? false;
  const label = labelOf(groupMessages, 'found');
  useScreenCommands(mayFound ? [{ id: 'groups.found', label, icon: Plus, run: () => setFounding(true) }] : []);
  const foundButton = mayFound && (
    <Button variant="primary" icon={Plus} onPress={() => setFounding(true)}>
      {t('found')}
    </Button>
  );
  return (
    <Page width="wide">
      <PageHeader title={t('title')} description={t('intro')} actions={foundButton} />
      <div className="pb-5">
        <PlaceTabs of="spaces" />
      </div>
      <QueryView query={query}>
        {(answer) =>
          answer.spaces.some(isGroup) ? (
            <Groups spaces={answer.spaces} />
          ) : (
            <EmptyState icon={Smile} title={t('none')} action={foundButton}>
              {t(mayFound ? 'noneHelp' : 'noneHelpClosed')}
            </EmptyState>
          )
        }
      </QueryView>
      {isFounding && <SpaceDialog kind="interest" onClose={() => setFounding(false)} />}
    </Page>
  );
}

function Groups({ spaces }: { readonly spaces: OutputOf<typeof listSpaces>['spaces'] }) {
  const t = useMessages(groupMessages);
  const { search, setSearch } = usePlace();
  const [typed, setTyped] = useState('');
  const topics = topicsOf(spaces);
  const topic = topics.find((each) => each === search.topic);
  const shelves = shelveGroups(spaces, typed, topic);
  const count = Object.values(shelves).reduce((total, shelf) => total + shelf.length, 0);
  return (
    <>
      <div className="flex flex-col gap-3 pb-2">
        <SearchField
          label={t('filter')}
          placeholder={t('filter')}
          value={typed}
          onChange={setTyped}
          className="lg:w-80"
        />
        {topics.length > 0 && (
          <ChoiceChips
            label={t('topics')}
            value={topic ?? ''}
            choices={[{ id: '', label: t('allTopics') }, ...topics.map((id) => ({ id, label: id }))]}
            onChange={(id) => setSearch({ topic: id === '' ? undefined : id })}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {t('countFound', { count })}
      </p>
      {count === 0 && (
        <EmptyState icon={Search} title={t('noneHere')}>
          {t('noneHereHelp')}
        </EmptyState>
      )}
      {(['mine', 'others', 'archived'] as const).map(
        (shelf) =>
          shelves[shelf].length > 0 && (
            <section key={shelf} aria-label={t(shelf)} className="pt-4">
              <h2 className="pb-1 text-sm font-medium text-muted">{t(shelf)}</h2>
              <ul className="-mx-3 grid gap-x-6 max-lg:divide-y max-lg:divide-border lg:grid-cols-2">
                {shelves[shelf].map((group) => (
                  <GroupLine key={group.id} group={group} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}
