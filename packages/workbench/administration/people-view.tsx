import { parseRef } from '@kontor/base';
import { labelOf, QueryView, useQueryRoute, useScreenCommands } from '@kontor/plugin-api/client';
import { getPositions, searchAll } from '@kontor/schema';
import {
  Avatar,
  Button,
  Dialog,
  EmptyState,
  Highlight,
  ItemList,
  type ItemRow,
  Plus,
  SearchField,
  UserRound,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { administrationMessages } from './administration-messages.ts';
import { PeopleOverview } from './people-overview-view.tsx';
import { PersonForm } from './person-form-view.tsx';

const shownHits = 30;

/** The basics of people: find one and change it, or add one. Bulk work is done by an import. */
export function PeopleView() {
  const t = useMessages(administrationMessages);
  const [q, setQ] = useState('');
  const [edited, setEdited] = useState<string>();
  const label = labelOf(administrationMessages, 'createPerson');
  useScreenCommands([{ id: 'people.create', label, icon: Plus, run: () => setEdited('new') }]);
  const text = q.trim();
  const query = useQueryRoute(
    searchAll,
    { q: text, type: ['person'], limit: shownHits },
    { enabled: text !== '', keepPrevious: true },
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <SearchField
          label={t('peopleFind')}
          placeholder={t('peopleFind')}
          value={q}
          onChange={setQ}
          isPending={query.isPrevious}
          className="min-w-0 grow basis-52"
        />
        <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
          {t('createPerson')}
        </Button>
      </div>
      {text === '' ? (
        <PeopleOverview onOpen={setEdited} />
      ) : (
        <QueryView query={query}>
          {({ hits }) => (
            <ItemList
              label={t('people')}
              items={hits}
              row={(hit): ItemRow => ({
                id: parseRef(hit.ref)?.id ?? hit.ref,
                text: hit.title,
                title: <Highlight text={hit.title} ranges={hit.titleMatches} />,
                ...(hit.subtitle !== null && { subtitle: hit.subtitle }),
                start: <Avatar name={hit.title} seed={hit.ref} photo={hit.picture ?? undefined} />,
              })}
              onAction={setEdited}
              className="-mx-3"
              empty={<EmptyState icon={UserRound} title={t('noPeople')} />}
            />
          )}
        </QueryView>
      )}
      {edited !== undefined && (
        <Dialog
          title={edited === 'new' ? t('createPerson') : t('editPerson')}
          size="lg"
          isOpen
          onOpenChange={() => setEdited(undefined)}
        >
          {edited === 'new' ? (
            <PersonForm onClose={() => setEdited(undefined)} />
          ) : (
            <EditPerson id={edited} onClose={() => setEdited(undefined)} />
          )}
        </Dialog>
      )}
    </div>
  );
}

function EditPerson({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const query = useQueryRoute(getPositions, { person: id });
  return (
    <QueryView query={query}>
      {(stored) => {
        // A copy from before is shown until the fetch has answered; then the form begins anew with what is true.
        const key = [stored.person.revision, ...stored.positions.map((position) => position.id)].join(' ');
        return <PersonForm key={key} stored={stored} onClose={onClose} />;
      }}
    </QueryView>
  );
}
