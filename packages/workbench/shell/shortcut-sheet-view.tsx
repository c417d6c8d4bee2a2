import { Dialog, Kbd, useLanguage, useMessages } from '@kontor/ui';
import { Fragment } from 'react';
import { shellMessages } from './shell-messages.ts';
import { keysOf } from './shortcut-model.ts';
import { useCommands } from './use-commands.ts';

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

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

/** A shortcut as its keys are written in the language in use. */
export function Shortcut({ shortcut }: { readonly shortcut: string }) {
  const { language } = useLanguage();
  const t = useMessages(shellMessages);
  return (
    <span className="inline-flex items-center gap-1.5">
      {keysOf(shortcut, language, isMac).map((keys, press) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: presses have no other identity and never move.
        <Fragment key={press}>
          {press > 0 && <span className="text-xs text-muted">{t('afterwards')}</span>}
          <Kbd keys={keys} />
        </Fragment>
      ))}
    </span>
  );
}
