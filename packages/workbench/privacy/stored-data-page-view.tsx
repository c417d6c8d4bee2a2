import { useTitle } from '@kontor/plugin-api/client';
import { ArrowLeft, Link, useMessages } from '@kontor/ui';
import { privacyMessages } from './privacy-messages.ts';
import { StoredData } from './stored-data-view.tsx';

/** The list as a page of its own, for everybody. */
export function StoredDataPage() {
  const t = useMessages(privacyMessages);
  useTitle(t('storedTitle'));
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-5 sm:px-8 sm:py-7">
      <Link
        href="/settings/data"
        variant="quiet"
        className="mb-3 inline-flex items-center gap-1.5 text-sm text-muted coarse:min-h-11"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t('myData')}
      </Link>
      <h1 className="pb-5 text-2xl font-semibold">{t('storedTitle')}</h1>
      <StoredData />
    </div>
  );
}
