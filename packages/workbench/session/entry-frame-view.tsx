import { type Language, languages } from '@kontor/base';
import { useLanguage, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useEntry } from './entry-context.ts';
import { NativeButton, nativeLinkClasses } from './native-form-view.tsx';
import { sessionMessages } from './session-messages.ts';

const names: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

export interface EntryFrameProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** The one column of every page before the shell: whose house it is, what to do here, and the language. */
export function EntryFrame({ title, description, children }: EntryFrameProps) {
  const { organisation } = useEntry();
  const t = useMessages(sessionMessages);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${organisation.name}`;
    heading.current?.focus();
  }, [title, organisation.name]);
  return (
    <div className="flex min-h-dvh flex-col bg-sunken">
      <main className="mx-auto flex w-full max-w-md grow flex-col justify-center px-4 py-8 sm:py-12">
        <p className="flex items-center gap-3 px-1 pb-5 text-base font-semibold">
          <OrganisationSign />
          <span className="min-w-0 truncate">{organisation.name}</span>
        </p>
        <section className="rounded-xl bg-surface p-6 shadow-low ring-1 ring-border sm:p-8">
          <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold text-balance outline-none">
            {title}
          </h1>
          {description !== undefined && <p className="pt-1 text-muted">{description}</p>}
          <div className="pt-6">{children}</div>
        </section>
      </main>
      <footer className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 px-4 pb-6 text-sm text-muted">
        <LanguageChoice />
        {(['imprint', 'privacy', 'accessibility'] as const).map((document) => (
          <a key={document} href={`/legal/${document}`} className={nativeLinkClasses}>
            {t(document)}
          </a>
        ))}
        <span>{t('legal')}</span>
      </footer>
    </div>
  );
}

function OrganisationSign() {
  const { organisation } = useEntry();
  if (organisation.logo !== null)
    return <img src={organisation.logo} alt="" className="h-10 max-w-40 object-contain" />;
  return <img src="/icon.svg" alt="" className="size-10" />;
}

function LanguageChoice() {
  const { language, setLanguage } = useLanguage();
  return (
    <span className="flex">
      {languages.map((each) => (
        <NativeButton
          key={each}
          look="quiet"
          aria-pressed={each === language}
          onClick={() => setLanguage(each)}
          className={each === language ? 'font-semibold' : 'text-muted'}
        >
          <span lang={each}>{names[each]}</span>
        </NativeButton>
      ))}
    </span>
  );
}
