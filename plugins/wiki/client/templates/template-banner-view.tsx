import { lazyLayer, useNavigate } from '@kontor/plugin-api/client';
import { Banner, Button, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { type Page, pagePath } from '../../shared/index.ts';
import { useCreatePage } from '../page-actions.ts';
import { templateMessages } from './template-messages.ts';

const SaveTemplate = lazyLayer(async () => (await import('./save-template-view.tsx')).SaveTemplate);

/** That a page is a template, what it is for, and the way to a page made from it. */
export function TemplateBanner({ page }: { readonly page: Page }) {
  const t = useMessages(templateMessages);
  const navigate = useNavigate();
  const { run, isPending, error } = useCreatePage();
  const [isChanging, setChanging] = useState(false);
  if (!page.isTemplate || page.trashedAt !== null) return null;
  const { id, space, title, icon, purpose } = page;
  async function use() {
    const made = await run({ space, title, icon, template: { page: id } });
    if (made) navigate(pagePath(made.id));
  }
  return (
    <Banner
      {...(purpose !== null && purpose !== '' && { title: purpose })}
      action={
        <>
          {page.right === 'write' && (
            <Button size="sm" variant="quiet" onPress={() => setChanging(true)}>
              {t('changePurpose')}
            </Button>
          )}
          <Button size="sm" isPending={isPending} onPress={() => void use()}>
            {t('use')}
          </Button>
        </>
      }
    >
      {error?.message ?? t('isTemplate')}
      {isChanging && <SaveTemplate page={page} onClose={() => setChanging(false)} />}
    </Banner>
  );
}
