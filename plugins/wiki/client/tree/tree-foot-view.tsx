import { lazyPart, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { Link, ShieldCheck, Trash2, useMessages } from '@kontor/ui';
import { Suspense } from 'react';
import { SpaceTransfer } from '../transfer/space-transfer-view.tsx';
import { wikiMessages } from '../wiki-messages.ts';

const KeepSpace = lazyPart<{ space: string }>(async () => (await import('../offline/keep-space-view.tsx')).KeepSpace);

/** Below the tree: what else belongs to the wiki of a space. */
export function TreeFoot({ space, mayAdd }: { readonly space: string; readonly mayAdd: boolean }) {
  const t = useMessages(wikiMessages);
  const slug = useQueryRoute(listSpaces, {}).data?.spaces.find(({ id }) => id === space)?.slug;
  if (slug === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-t border-border px-4 py-2">
      <FootLink href={`/wiki/space/${slug}?show=reviews`} icon={ShieldCheck} text={t('reviews')} />
      {mayAdd && <FootLink href={`/wiki/space/${slug}?show=trash`} icon={Trash2} text={t('trash')} />}
      <div className="ms-auto flex items-center">
        <Suspense fallback={null}>
          <KeepSpace space={space} />
        </Suspense>
        <SpaceTransfer space={space} mayAdd={mayAdd} />
      </div>
    </div>
  );
}

interface FootLinkProps {
  readonly href: string;
  readonly icon: typeof Trash2;
  readonly text: string;
}

function FootLink({ href, icon: Icon, text }: FootLinkProps) {
  return (
    <Link
      href={href}
      variant="quiet"
      className="inline-flex min-h-8 items-center gap-1.5 text-sm text-muted coarse:min-h-11"
    >
      <Icon aria-hidden className="size-4" />
      {text}
    </Link>
  );
}
