import { PersonName } from '@kontor/plugin-api/client';
import { useFormats, useMessages } from '@kontor/ui';
import type { Page } from '../../shared/index.ts';
import { ReviewLine } from '../review/review-line-view.tsx';
import type { PageBarriers } from '../review/use-barriers.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { IconChoice } from './icon-choice-view.tsx';
import { pageMessages } from './page-messages.ts';
import { TitleField } from './title-field-view.tsx';

interface PageHeadProps {
  readonly page: Page;
  readonly barriers: PageBarriers;
  readonly onDone: () => void;
}

/** Sign and title, then whom to ask and how current it is. */
export function PageHead({ page, barriers, onDone }: PageHeadProps) {
  const w = useMessages(wikiMessages);
  const mayWrite = page.right === 'write';
  const title = page.title || w('untitled');
  return (
    <div className="flex flex-col gap-3 border-b border-border pb-4">
      <div className="flex items-start gap-2">
        {mayWrite ? (
          <IconChoice page={page} />
        ) : (
          page.icon !== null && (
            <span aria-hidden className="text-2xl">
              {page.icon}
            </span>
          )
        )}
        <div className="min-w-0 grow">
          {mayWrite && <h1 className="sr-only">{title}</h1>}
          {mayWrite ? (
            <TitleField page={page} onDone={onDone} />
          ) : (
            <h1 className="text-2xl font-semibold text-balance [overflow-wrap:anywhere]">{title}</h1>
          )}
        </div>
      </div>
      <Facts page={page} barriers={barriers} />
    </div>
  );
}

function Facts({ page, barriers }: Pick<PageHeadProps, 'page' | 'barriers'>) {
  const t = useMessages(pageMessages);
  const { formatRelativeTime } = useFormats();
  const when = formatRelativeTime(page.changedAt);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm text-muted">
      <span>
        {page.owner ? (
          <>
            {t('ask')} <PersonName person={page.owner} className="font-medium text-text" />
          </>
        ) : (
          t('nobodyToAsk')
        )}
      </span>
      <ReviewLine page={page} barriers={barriers} />
      <span>{page.changedBy ? t('changedBy', { when, name: page.changedBy.name }) : t('changed', { when })}</span>
    </div>
  );
}
