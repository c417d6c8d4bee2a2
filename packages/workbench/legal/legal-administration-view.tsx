import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { type LegalText, listLegalTexts } from '@kontor/schema';
import { Badge, ItemList, type ItemRow, Tabs, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { BarrierReports } from './barrier-reports-view.tsx';
import { legalAdministrationMessages } from './legal-administration-messages.ts';
import { legalMessages } from './legal-messages.ts';
import { LegalTextDialog } from './legal-text-dialog-view.tsx';

const keyOf = ({ document, language }: LegalText) => `${document}-${language}`;

/** What the organisation says about itself by law, and the barriers that people report. */
export function LegalAdministration() {
  const t = useMessages(legalAdministrationMessages);
  const { search, setSearch } = usePlace();
  return (
    <Tabs
      label={t('parts')}
      selected={search.show === 'reports' ? 'reports' : 'texts'}
      onSelect={(id) => setSearch({ show: id === 'texts' ? undefined : id })}
      tabs={[
        { id: 'texts', title: t('texts'), content: <LegalTexts /> },
        { id: 'reports', title: t('reports'), content: <BarrierReports /> },
      ]}
    />
  );
}

function LegalTexts() {
  const t = useMessages(legalAdministrationMessages);
  const names = useMessages(legalMessages);
  const query = useQueryRoute(listLegalTexts, {});
  const [opened, setOpened] = useState<string>();
  const nameOf = ({ document, language }: LegalText) => `${names(document)} (${t('languageName', { language })})`;
  const row = (text: LegalText): ItemRow => ({
    id: keyOf(text),
    text: nameOf(text),
    title: nameOf(text),
    subtitle: t(text.isProposal ? 'proposal' : 'own'),
    note: <Badge tone={text.gaps > 0 ? 'warning' : 'success'}>{t('gaps', { count: text.gaps })}</Badge>,
  });
  return (
    <QueryView query={query}>
      {({ texts }) => {
        const edited = texts.find((text) => keyOf(text) === opened);
        return (
          <>
            <p className="max-w-prose pb-3 text-sm text-muted">{t('help')}</p>
            <ItemList label={t('texts')} items={texts} row={row} onAction={setOpened} className="-mx-3" />
            {edited && <LegalTextDialog text={edited} name={nameOf(edited)} onClose={() => setOpened(undefined)} />}
          </>
        );
      }}
    </QueryView>
  );
}
