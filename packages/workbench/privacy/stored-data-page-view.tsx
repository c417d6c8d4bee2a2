import { useTitle } from '@kontor/plugin-api/client';
import { BackLink, Page, useMessages } from '@kontor/ui';
import { privacyMessages } from './privacy-messages.ts';
import { StoredData } from './stored-data-view.tsx';

/** The list as a page of its own, for everybody. */
export function StoredDataPage() {
  const t = useMessages(privacyMessages);
  useTitle(t('storedTitle'));
  return (
    <Page>
      <BackLink href="/settings/data" className="mb-3">
        {t('myData')}
      </BackLink>
      <div data-section>
        <h1 className="pb-5 text-2xl font-semibold">{t('storedTitle')}</h1>
        <StoredData />
      </div>
    </Page>
  );
}
