import { useQueryRoute } from '@kontor/plugin-api/client';
import { Link, useMessages } from '@kontor/ui';
import { getLatest, ideaPath, thanksPath } from '../../shared/index.ts';
import { StateBadge } from '../idea/state-badge-view.tsx';
import { aroundMessages } from './around-messages.ts';

/** Beside the posts: what was decided and who was thanked last, a few lines. */
export function IdeasAside() {
  const t = useMessages(aroundMessages);
  const latest = useQueryRoute(getLatest, {}).data;
  if (!latest || latest.decided.length + latest.thanks.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      {latest.decided.length > 0 && (
        <div className="flex flex-col gap-2">
          <h2 className="text-sm font-medium">{t('decided')}</h2>
          <ul className="flex flex-col gap-2 text-sm">
            {latest.decided.map(({ id, title, state }) => (
              <li key={id} className="flex flex-col items-start gap-1">
                <Link href={ideaPath(id)} variant="quiet" className="coarse:py-1.5">
                  {title}
                </Link>
                <StateBadge state={state} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {latest.thanks.length > 0 && (
        <div className="flex flex-col gap-2">
          <h2 className="text-sm font-medium">{t('thanks')}</h2>
          <ul className="flex flex-col gap-2 text-sm">
            {latest.thanks.map(({ id, from, to, text }) => (
              <li key={id} className="min-w-0">
                <Link href={thanksPath} variant="quiet" className="block coarse:py-1.5">
                  {t('from', { from: from?.name ?? t('gone'), to: to.map(({ name }) => name).join(', ') })}
                </Link>
                <span className="line-clamp-2 text-muted">{text}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
