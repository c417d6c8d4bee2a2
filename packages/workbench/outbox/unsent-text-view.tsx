import { Badge, ButtonLink, useMessages } from '@kontor/ui';
import { outboxMessages } from './outbox-messages.ts';

/** A shared text in which the person wrote something that was not sent; it is sent while the text is open. */
export function UnsentText({ text, number }: { readonly text: string; readonly number: number }) {
  const t = useMessages(outboxMessages);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0">
      <div className="min-w-0 grow basis-64">
        <p className="flex items-center gap-2.5">
          <span className="min-w-0 font-medium break-words">{t('text')}</span>
          <Badge tone="neutral">{t('stateWaiting')}</Badge>
        </p>
        <p className="text-sm text-muted">{t('textHelp')}</p>
      </div>
      <ButtonLink size="sm" href={`/${text}`} aria-label={t('openText', { number })}>
        {t('open')}
      </ButtonLink>
    </li>
  );
}
