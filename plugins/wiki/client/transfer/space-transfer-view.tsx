import { lazyLayer } from '@kontor/plugin-api/client';
import { Download, EllipsisVertical, IconButton, Menu, MenuItem, MenuTrigger, Upload, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { wikiMessages } from '../wiki-messages.ts';

const dialogs = {
  export: lazyLayer(async () => (await import('./export-dialog-view.tsx')).ExportDialog),
  import: lazyLayer(async () => (await import('./import-dialog-view.tsx')).ImportDialog),
};

/** How pages come into a space and leave it as files. */
export function SpaceTransfer({ space, mayAdd }: { readonly space: string; readonly mayAdd: boolean }) {
  const t = useMessages(wikiMessages);
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Dialog = open && dialogs[open];
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('moreOfSpace')} />
        <Menu>
          {mayAdd && (
            <MenuItem icon={Upload} onAction={() => setOpen('import')}>
              {t('import')}
            </MenuItem>
          )}
          <MenuItem icon={Download} onAction={() => setOpen('export')}>
            {t('export')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {Dialog && <Dialog space={space} onClose={() => setOpen(undefined)} />}
    </>
  );
}
