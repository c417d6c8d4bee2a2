import { QueryView, useOrganisation, useQueryRoute } from '@kontor/plugin-api/client';
import { getPrivacy, privacyDocumentPath } from '@kontor/schema';
import { Button, ButtonLink, Download, Lead, Printer, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { createPortal } from 'react-dom';
import { Agreements } from './agreements-view.tsx';
import { DeclarationDocument } from './declaration-list-view.tsx';
import { privacyMessages } from './privacy-messages.ts';

/** What is stored about people, for the staff council and everybody else: to read, print and take along. */
export function StoredData() {
  const t = useMessages(privacyMessages);
  const { language } = useLanguage();
  const { name } = useOrganisation();
  const { formatDate } = useFormats();
  const query = useQueryRoute(getPrivacy, {});
  const address = (format: 'html' | 'markdown') => `${privacyDocumentPath}?format=${format}&language=${language}`;
  const head = t('of', { name, day: formatDate(new Date(), 'medium') });
  return (
    <div className="flex flex-col gap-5">
      <Lead>{t('storedHelp')}</Lead>
      <div className="flex flex-wrap gap-2">
        <Button icon={Printer} onPress={() => window.print()}>
          {t('print')}
        </Button>
        <ButtonLink href={address('html')} download icon={Download}>
          {t('asHtml')}
        </ButtonLink>
        <ButtonLink href={address('markdown')} download icon={Download}>
          {t('asMarkdown')}
        </ButtonLink>
      </div>
      <Agreements />
      <QueryView query={query}>
        {({ declarations }) => (
          <>
            <DeclarationDocument declarations={declarations} />
            {createPortal(
              <div aria-hidden className="k-print-only hidden p-10 text-base">
                <p className="pb-2 text-2xl font-semibold">{t('storedTitle')}</p>
                <p className="pb-2">{head}</p>
                <p className="pb-6">{t('storedHelp')}</p>
                <DeclarationDocument declarations={declarations} />
              </div>,
              document.body,
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}
