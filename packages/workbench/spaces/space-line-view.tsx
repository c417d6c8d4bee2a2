import type { SpaceView } from '@kontor/schema';
import { Avatar, Badge, classNames, Link, useMessages } from '@kontor/ui';
import { spaceMessages } from './space-messages.ts';

const visibilityNames = { open: 'open', 'on-request': 'onRequest', hidden: 'hidden' } as const;

/** One space in a list: what it is for, who finds it, and how one stands to it. */
export function SpaceLine({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const { id, slug, name, description, visibility, role, requested, archivedAt } = space;
  return (
    <li className="min-w-0">
      <Link
        href={`/spaces/${slug}`}
        variant="quiet"
        className="flex min-h-16 items-center gap-3 rounded-md! px-3 py-2 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline!"
      >
        <span className={classNames('shrink-0', archivedAt !== null && 'opacity-50 grayscale')}>
          <Avatar name={name} seed={id} shape="square" />
        </span>
        <span className="min-w-0 grow">
          <span className="block truncate font-medium">{name}</span>
          <span className="line-clamp-2 text-sm text-muted sm:line-clamp-1">
            {description === '' ? t(visibilityNames[visibility]) : description}
          </span>
        </span>
        <span className="flex shrink-0 flex-col items-end gap-1">
          {role !== null && <Badge tone="accent">{t(role)}</Badge>}
          {role === null && <Badge>{t(visibilityNames[visibility])}</Badge>}
          {requested && <Badge tone="info">{t('requested')}</Badge>}
        </span>
      </Link>
    </li>
  );
}
