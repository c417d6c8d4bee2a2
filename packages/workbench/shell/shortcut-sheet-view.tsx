import { Dialog, useLanguage, useMessages } from '@kontor/ui';
import { Fragment } from 'react';
import { shellMessages } from './shell-messages.ts';
import { Shortcut } from './shortcut-view.tsx';
import { useCommands } from './use-commands.ts';

/** Every shortcut there is, taken from the commands themselves. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { commands } = useCommands();
  const { language } = useLanguage();
  const t = useMessages(shellMessages);
  return (
    <Dialog title={t('shortcuts')} isOpen onOpenChange={onClose}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-3">
        {commands.map(
          (command) =>
            command.shortcut !== undefined && (
              <Fragment key={command.id}>
                <dt>{command.label(language)}</dt>
                <dd>
                  <Shortcut shortcut={command.shortcut} />
                </dd>
              </Fragment>
            ),
        )}
      </dl>
    </Dialog>
  );
}
