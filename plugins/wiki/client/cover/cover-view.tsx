import { lazyLayer } from '@kontor/plugin-api/client';
import { coverClasses } from '@kontor/plugin-api/document';
import { Button, Image, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { Page } from '../../shared/index.ts';
import { coverMessages } from './cover-messages.ts';

const PageCover = lazyLayer(async () => (await import('./page-cover-view.tsx')).PageCover);

/** The picture above a page. */
export function Cover({ page }: { readonly page: Page }) {
  const t = useMessages(coverMessages);
  const [isChanging, setChanging] = useState(false);
  if (page.cover === null) return null;
  return (
    <div className="group/cover relative">
      <img src={`/api/files/${page.cover}`} alt={page.coverAlt} className={coverClasses} />
      {page.right === 'write' && (
        <div className="absolute end-2 bottom-2 opacity-0 group-focus-within/cover:opacity-100 group-hover/cover:opacity-100 coarse:hidden print:hidden">
          <Button size="sm" icon={Image} onPress={() => setChanging(true)}>
            {t('change')}
          </Button>
        </div>
      )}
      {isChanging && <PageCover page={page} onClose={() => setChanging(false)} />}
    </div>
  );
}
