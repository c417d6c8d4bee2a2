import { Bookmark, Link, useMessages } from '@kontor/ui';
import { savedMessages } from './saved-messages.ts';

/** Below the rooms: the way to what one has saved. */
export function SavedLink() {
  const t = useMessages(savedMessages);
  return (
    <Link
      href="/chat/saved"
      variant="quiet"
      className="mt-4 flex min-h-9 items-center gap-2 rounded-md px-2 text-sm text-muted data-hovered:bg-hover coarse:min-h-11"
    >
      <Bookmark aria-hidden className="size-4 shrink-0" />
      {t('saved')}
    </Link>
  );
}
