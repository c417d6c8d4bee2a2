import { useSession, useWorkbench } from '@kontor/plugin-api/client';
import { Card, Clock, IconButton, Link, Trash2, useFormats, useMessages, useToast } from '@kontor/ui';
import { replaceRecent } from '../recent/recent-store.ts';
import { useRecent } from '../recent/use-recent.ts';
import { homeMessages } from './home-messages.ts';

const shown = 6;

/** What was opened last on this device; only its owner sees it, and can empty it. */
export function RecentCard() {
  const t = useMessages(homeMessages);
  const { formatRelativeTime } = useFormats();
  const toast = useToast();
  const { person } = useSession();
  const { registry } = useWorkbench();
  const places = useRecent();
  if (places.length === 0) return null;
  function clear() {
    const before = [...places];
    replaceRecent(person.id, []);
    toast.showUndo(t('recentCleared'), () => replaceRecent(person.id, before));
  }
  const iconOf = (path: string) =>
    registry.navigation.find((entry) =>
      [entry.path, ...(entry.covers ?? [])].some((place) => place !== '/' && path.startsWith(`${place}/`)),
    )?.icon ?? Clock;
  return (
    <Card title={t('recent')} action={<IconButton size="sm" icon={Trash2} label={t('clearRecent')} onPress={clear} />}>
      <ul className="-mx-2">
        {places.slice(0, shown).map(({ path, title, at }) => {
          const Icon = iconOf(path);
          return (
            <li key={path}>
              <Link
                href={path}
                variant="quiet"
                className="flex min-h-9 items-center gap-3 rounded-md px-2 py-1 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
              >
                <Icon aria-hidden className="size-4 shrink-0 text-muted" />
                <span className="min-w-0 grow truncate">{title}</span>
                <span className="shrink-0 text-xs text-muted">{formatRelativeTime(new Date(at))}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
