import { PersonName, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaceMembers, type OutputOf, type SpaceView } from '@kontor/schema';
import { Avatar, Badge, Button, ItemList, SearchField, useFormats, useMessages } from '@kontor/ui';
import { useDeferredValue, useState } from 'react';
import { spaceMessages } from './space-messages.ts';

const step = 50;
const shownAtMost = 100;

type Members = OutputOf<typeof listSpaceMembers>;

/** Everybody who belongs to the space by whatever grant, each once, found by name. */
export function SpacePeople({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const { formatNumber } = useFormats();
  const [typed, setTyped] = useState('');
  const [limit, setLimit] = useState(step);
  const q = useDeferredValue(typed.trim());
  const query = useQueryRoute(listSpaceMembers, { space: space.id, q, limit }, { keepPrevious: true });
  return (
    <section aria-label={t('people')}>
      <header className="flex flex-wrap items-center justify-between gap-3 pb-1">
        <h2 className="text-base font-semibold">
          {t('people')}
          {query.data && (
            <span className="ps-2 font-normal text-muted tabular-nums">{formatNumber(query.data.total)}</span>
          )}
        </h2>
        <SearchField
          label={t('findPeople')}
          placeholder={t('findPeople')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setLimit(step);
          }}
          className="w-full sm:w-72"
        />
      </header>
      <QueryView query={query}>
        {(answer) => <People answer={answer} q={q} onMore={() => setLimit(shownAtMost)} limit={limit} />}
      </QueryView>
    </section>
  );
}

interface PeopleProps {
  readonly answer: Members;
  readonly q: string;
  readonly limit: number;
  readonly onMore: () => void;
}

function People({ answer: { members, found }, q, limit, onMore }: PeopleProps) {
  const t = useMessages(spaceMessages);
  const left = found - members.length;
  return (
    <>
      <p role="status" className="text-sm text-muted">
        {q !== '' && t('peopleFound', { count: found })}
      </p>
      {members.length > 0 && (
        <ItemList
          label={t('people')}
          items={members}
          row={(member) => ({
            id: member.id,
            text: member.name,
            title: <PersonName person={member} />,
            start: <Avatar name={member.name} seed={member.id} />,
            note: <Badge>{t(member.role)}</Badge>,
          })}
          className="-mx-3"
        />
      )}
      {left > 0 && limit < shownAtMost && (
        <Button variant="quiet" size="sm" onPress={onMore} className="-ms-2.5">
          {t('morePeople')}
        </Button>
      )}
      {left > 0 && limit >= shownAtMost && (
        <p className="pt-1 text-sm text-muted">{t('narrowPeople', { count: left })}</p>
      )}
    </>
  );
}
