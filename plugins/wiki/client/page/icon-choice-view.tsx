import { lazyPart } from '@kontor/plugin-api/client';
import { DialogTrigger, FileText, Popover, Button as UiButton, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import type { Page } from '../../shared/index.ts';
import { useChangePage } from '../page-actions.ts';
import { pageMessages } from './page-messages.ts';

const IconPicker = lazyPart(async () => (await import('./icon-picker-view.tsx')).IconPicker);

/** The sign of a page, and the way to another. */
export function IconChoice({ page }: { readonly page: Page }) {
  const t = useMessages(pageMessages);
  const { run } = useChangePage();
  return (
    <DialogTrigger>
      <Button
        aria-label={t('icon')}
        className="flex -mt-1 size-10 shrink-0 items-center justify-center rounded-md text-2xl leading-none focus-ring data-hovered:bg-hover coarse:size-11 print:hidden"
      >
        {page.icon ?? <FileText aria-hidden className="size-6 text-muted" />}
      </Button>
      <Popover label={t('icon')}>
        <IconPicker onPick={(icon) => void run({ page: page.id, revision: page.revision, icon })} />
        {page.icon !== null && (
          <UiButton
            variant="quiet"
            size="sm"
            slot="close"
            onPress={() => void run({ page: page.id, revision: page.revision, icon: null })}
          >
            {t('noIcon')}
          </UiButton>
        )}
      </Popover>
    </DialogTrigger>
  );
}
