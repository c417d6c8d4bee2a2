import type { LegalText } from '@kontor/schema';
import { Banner, Prose, useFormats, useMessages } from '@kontor/ui';
import { legalMessages } from './legal-messages.ts';

/** A legal text as it is read and printed; says so while the administration has not finished it. */
export function LegalArticle({ text }: { readonly text: LegalText }) {
  const t = useMessages(legalMessages);
  const { formatDate } = useFormats();
  return (
    <article lang={text.language}>
      {text.gaps > 0 && (
        <Banner tone="warning" title={t('incomplete')} className="mb-5">
          {t('incompleteHelp')}
        </Banner>
      )}
      <Prose text={text.content} />
      {text.changedAt !== null && !text.isProposal && (
        <p className="pt-6 text-sm text-muted">{t('changed', { day: formatDate(text.changedAt, 'medium') })}</p>
      )}
    </article>
  );
}
