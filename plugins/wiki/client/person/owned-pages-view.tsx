import { type SlotProps, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, useMessages } from '@kontor/ui';
import { useId, useState } from 'react';
import { listOwned } from '../../shared/owned-api.ts';
import { PageRow } from '../home/page-row-view.tsx';
import { personMessages } from './person-messages.ts';

const shownAtFirst = 6;

/** What somebody can be asked about: the pages that are theirs, as far as the viewer may read them. */
export function OwnedPages({ person }: SlotProps['person.section']) {
  const t = useMessages(personMessages);
  const [isOpen, setOpen] = useState(false);
  const heading = useId();
  const pages = useQueryRoute(listOwned, { person: person.id }).data?.pages ?? [];
  if (pages.length === 0) return null;
  const shown = isOpen || pages.length <= shownAtFirst + 1 ? pages : pages.slice(0, shownAtFirst);
  return (
    <section aria-labelledby={heading} className="min-w-0">
      <h2 id={heading} className="flex min-h-7 items-center pb-2 text-base font-semibold">
        {t('owned')}
      </h2>
      <ul className="-mx-2 flex flex-col gap-px">
        {shown.map((page) => (
          <PageRow key={page.id} page={page} facts={page.spaceName} />
        ))}
      </ul>
      {shown.length < pages.length && (
        <Button variant="quiet" size="sm" onPress={() => setOpen(true)} className="mt-1 -ms-2">
          {t('more', { count: pages.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
