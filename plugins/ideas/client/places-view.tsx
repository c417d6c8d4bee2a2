import { PlaceTabs } from '@kontor/plugin-api/client';
import { classNames, HandHeart, Lightbulb, Link, useMessages } from '@kontor/ui';
import { thanksPath } from '../shared/thanks.ts';
import { ideasMessages } from './ideas-messages.ts';

const places = [
  { id: 'title', href: '/ideas', icon: Lightbulb },
  { id: 'thanks', href: thanksPath, icon: HandHeart },
] as const;

/** Below the heading: the tabs of the place, and within this one ideas and thanks. */
export function Places({ current }: { readonly current: (typeof places)[number]['id'] }) {
  const t = useMessages(ideasMessages);
  return (
    <div className="flex flex-col gap-4 pb-5">
      <PlaceTabs of="news" />
      <nav aria-label={t('places')} className="flex gap-2">
        {places.map(({ id, href, icon: Icon }) => (
          <Link
            key={id}
            href={href}
            variant="quiet"
            {...(id === current && { 'aria-current': 'page' as const })}
            className={classNames(
              'flex h-9 items-center gap-2 rounded-md px-4 text-sm font-medium ring-1 data-hovered:no-underline coarse:h-11',
              id === current ? 'bg-accent-soft text-accent-text ring-transparent' : 'text-muted ring-border',
            )}
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            {t(id)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
