import { PersonName, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, Dialog, EmptyState, FormActions, ListChecks, Select, useFormats, useMessages } from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { listReadings, type Page, type ReadingRequest } from '../../shared/index.ts';
import { EndReading } from './end-reading-view.tsx';
import { readingMessages } from './reading-messages.ts';

/** Who has confirmed to have read which version, for those in charge. */
export function ReadingsDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const t = useMessages(readingMessages);
  const query = useQueryRoute(listReadings, { page: page.id });
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <QueryView query={query}>
        {({ requests: [newest, ...earlier] }) =>
          newest ? (
            <Requests requests={[newest, ...earlier]} newest={newest} />
          ) : (
            <EmptyState icon={ListChecks} title={t('none')} />
          )
        }
      </QueryView>
      <FormActions>
        <Button slot="close">{t('close')}</Button>
      </FormActions>
    </Dialog>
  );
}

interface RequestsProps {
  readonly requests: readonly ReadingRequest[];
  readonly newest: ReadingRequest;
}

function Requests({ requests, newest }: RequestsProps) {
  const t = useMessages(readingMessages);
  const { formatDate } = useFormats();
  const [chosen, setChosen] = useState(newest.id);
  const request = requests.find(({ id }) => id === chosen) ?? newest;
  return (
    <div className="flex flex-col gap-5">
      {requests.length > 1 && (
        <Select
          label={t('version')}
          options={requests.map(({ id, askedAt, isCurrent }) => ({
            id,
            label: t('versionOf', { when: formatDate(askedAt, 'moment'), current: isCurrent ? 'yes' : 'no' }),
          }))}
          value={request.id}
          onChange={setChosen}
        />
      )}
      <About request={request} />
      {request.isCurrent && (
        <Names title={t('openCount', { count: request.open.length })} nobody={t('nobodyOpen')}>
          {request.open.map((person) => (
            <PersonName key={person.id} person={person} />
          ))}
        </Names>
      )}
      <Names title={t('confirmedCount', { count: request.confirmed.length })} nobody={t('nobodyYet')}>
        {request.confirmed.map(({ person, at }) => (
          <span key={person.id} className="flex flex-wrap justify-between gap-x-3">
            <PersonName person={person} />
            <span className="text-muted tabular-nums">{formatDate(at, 'moment')}</span>
          </span>
        ))}
      </Names>
      <div>
        <EndReading request={request.id} />
      </div>
    </div>
  );
}

function About({
  request: { askedAt, askedBy, readers, until, isChanged, isCurrent },
}: {
  readonly request: ReadingRequest;
}) {
  const t = useMessages(readingMessages);
  const { formatDate } = useFormats();
  const texts = [
    t('asked', { day: formatDate(askedAt) }),
    askedBy && t('askedBy', { name: askedBy.name }),
    readers === null ? t('askedAll') : t('askedFor', { names: readers.map(({ name }) => name).join(', ') }),
    until !== null && t('untilDay', { day: formatDate(until) }),
    isCurrent && isChanged && t('changed'),
  ];
  return <p className="text-sm text-muted">{texts.filter(Boolean).join(' ')}</p>;
}

/** As many as fit on a screen are shown at once; a whole house is more than anybody reads. */
const atFirst = 20;

interface NamesProps {
  readonly title: string;
  readonly nobody: string;
  readonly children: readonly ReactNode[];
}

function Names({ title, nobody, children }: NamesProps) {
  const t = useMessages(readingMessages);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? children : children.slice(0, atFirst);
  const left = children.length - shown.length;
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children.length === 0 ? (
        <p className="text-sm text-muted">{nobody}</p>
      ) : (
        <ul className="flex flex-col gap-1 text-sm">
          {shown.map((child, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the children have keys of their own, the order is theirs.
            <li key={index}>{child}</li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <Button size="sm" variant="quiet" className="self-start" onPress={() => setWhole(true)}>
          {t('more', { count: left })}
        </Button>
      )}
    </section>
  );
}
