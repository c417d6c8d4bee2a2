import { QueryView, useAction, useParam, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { getLegalText, type LegalDocument, reportBarrier } from '@kontor/schema';
import {
  Button,
  classNames,
  Link,
  Page,
  PageHeader,
  Printer,
  SkeletonText,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { NotFoundView } from '../shell/states-view.tsx';
import { BarrierForm } from './barrier-form-view.tsx';
import { LegalArticle } from './legal-article-view.tsx';
import { legalDocumentOf, legalDocuments, legalPath } from './legal-documents.ts';
import { legalMessages } from './legal-messages.ts';

/** The legal texts within the shell. */
export function LegalView() {
  const document = legalDocumentOf(useParam('document'));
  return document ? <LegalDocumentView document={document} /> : <NotFoundView />;
}

function LegalDocumentView({ document }: { readonly document: LegalDocument }) {
  const t = useMessages(legalMessages);
  const { language } = useLanguage();
  const query = useQueryRoute(getLegalText, { document, language });
  useTitle(t(document));
  return (
    <Page>
      <DocumentLinks current={document} />
      <PageHeader
        title={t(document)}
        actions={
          <Button icon={Printer} onPress={() => window.print()} className="print:hidden">
            {t('print')}
          </Button>
        }
      />
      <QueryView query={query} waiting={<SkeletonText />}>
        {(text) => <LegalArticle text={text} />}
      </QueryView>
      {document === 'accessibility' && <ReportBarrier />}
    </Page>
  );
}

function ReportBarrier() {
  const { search } = usePlace();
  const report = useAction(reportBarrier);
  return (
    <BarrierForm
      page={search.from ?? ''}
      send={async (input) => (await report.run(input))?.reference}
      isPending={report.isPending}
      error={report.error}
    />
  );
}

function DocumentLinks({ current }: { readonly current: LegalDocument }) {
  const t = useMessages(legalMessages);
  return (
    <nav aria-label={t('documents')} className="flex flex-wrap gap-x-4 gap-y-1 pb-4 text-sm print:hidden">
      {legalDocuments.map((document) => (
        <Link
          key={document}
          href={legalPath(document)}
          variant="quiet"
          {...(document === current && { 'aria-current': 'page' as const })}
          className={classNames('coarse:py-2.5', document === current ? 'font-semibold text-text' : 'text-muted')}
        >
          {t(document)}
        </Link>
      ))}
    </nav>
  );
}
