import { type Language, languages } from '@kontor/base';
import type { Call } from '@kontor/plugin-api/client';
import type { LegalDocument, OrganisationProfile } from '@kontor/schema';
import { ArrowLeft, Button, classNames, Link, useLanguage, useMessages } from '@kontor/ui';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { LegalArticle } from './legal-article-view.tsx';
import { cameFrom, legalDocumentOf, legalDocuments, legalPath } from './legal-documents.ts';
import { legalMessages } from './legal-messages.ts';
import { useLegalText } from './use-legal-text.ts';

/** With its fields, so it comes when it is needed. */
const ReportBarrier = lazy(async () => ({ default: (await import('./stranger-report-view.tsx')).StrangerReport }));

const names: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

export interface LegalPageProps {
  readonly call: Call;
  /** Absent when the server did not answer. */
  readonly organisation: OrganisationProfile | undefined;
}

/** A legal text for somebody who is not signed in. */
export function LegalPage({ call, organisation }: LegalPageProps) {
  const t = useMessages(legalMessages);
  const document = legalDocumentOf(window.location.pathname.split('/').at(-1));
  const title = document ? t(document) : t('notFound');
  const name = organisation?.name ?? 'Kontor';
  useEffect(() => {
    window.document.title = `${title} – ${name}`;
  }, [title, name]);
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <header className="border-b border-border bg-sunken print:hidden">
        <div className="mx-auto flex max-w-3xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-8">
          <p className="flex min-w-0 grow items-center gap-3 font-semibold">
            <img src={organisation?.logo ?? '/icon.svg'} alt="" className="size-8 shrink-0 rounded-md object-contain" />
            <span className="min-w-0 truncate">{name}</span>
          </p>
          <Link href="/" className="inline-flex items-center gap-1.5 text-sm coarse:min-h-11">
            <ArrowLeft aria-hidden className="size-4" />
            {t('toSignIn')}
          </Link>
        </div>
      </header>
      <main className="mx-auto w-full max-w-3xl grow px-4 py-6 sm:px-8 sm:py-10">
        <h1 className="pb-6 text-2xl font-semibold text-balance">{title}</h1>
        {document ? <Text call={call} document={document} /> : <p className="text-muted">{t('notFoundHelp')}</p>}
        {document === 'accessibility' && (
          <Suspense fallback={null}>
            <ReportBarrier call={call} page={cameFrom(window.document.referrer, window.location.origin)} />
          </Suspense>
        )}
      </main>
      <LegalFooter current={document} />
    </div>
  );
}

function Text({ call, document }: { readonly call: Call; readonly document: LegalDocument }) {
  const t = useMessages(legalMessages);
  const { language } = useLanguage();
  const { text, failure, retry } = useLegalText(call, document, language);
  if (text) return <LegalArticle text={text} />;
  // Texts are longer than a screen: what stands below them begins out of sight.
  if (failure === undefined) return <div className="min-h-dvh" />;
  return (
    <div role="alert" className="flex flex-col items-start gap-3">
      <p className="font-semibold">{t('failed')}</p>
      <p className="text-muted">{failure}</p>
      <Button onPress={retry}>{t('retry')}</Button>
    </div>
  );
}

function LegalFooter({ current }: { readonly current: LegalDocument | undefined }) {
  const t = useMessages(legalMessages);
  const { language, setLanguage } = useLanguage();
  const choice = (each: Language): ReactNode => (
    <Button key={each} variant="quiet" size="sm" aria-pressed={each === language} onPress={() => setLanguage(each)}>
      <span lang={each} className={each === language ? 'font-semibold' : 'text-muted'}>
        {names[each]}
      </span>
    </Button>
  );
  return (
    <footer className="border-t border-border bg-sunken print:hidden">
      <div className="mx-auto flex max-w-3xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 text-sm sm:px-8">
        <nav aria-label={t('documents')} className="flex flex-wrap gap-x-4">
          {legalDocuments.map((document) => (
            <Link
              key={document}
              href={legalPath(document)}
              {...(document === current && { 'aria-current': 'page' as const })}
              className={classNames('coarse:py-3', document === current && 'font-semibold')}
            >
              {t(document)}
            </Link>
          ))}
        </nav>
        <span className="-mx-2.5 flex">{languages.map(choice)}</span>
      </div>
    </footer>
  );
}
