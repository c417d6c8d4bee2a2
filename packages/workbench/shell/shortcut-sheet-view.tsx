import { Button, CircleHelp, Dialog, useLanguage, useMessages } from '@kontor/ui';
import { Fragment } from 'react';
import { helpMessages } from '../help/help-messages.ts';
import { inboxMessages } from '../inbox/inbox-messages.ts';
import { triageKeys } from '../inbox/triage-model.ts';
import { useShellActions } from './shell-actions-context.ts';
import { shellMessages } from './shell-messages.ts';
import { Shortcut } from './shortcut-view.tsx';
import { useCommands } from './use-commands.ts';

interface Line {
  readonly id: string;
  readonly text: string;
  readonly shortcut: string;
}

/** Every shortcut there is: those that hold everywhere, taken from the commands themselves, then those of the inbox. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { commands } = useCommands();
  const { language } = useLanguage();
  const t = useMessages(shellMessages);
  const inbox = useMessages(inboxMessages);
  const help = useMessages(helpMessages);
  const { openHelp } = useShellActions();
  const everywhere = commands.flatMap(({ id, label, shortcut }) =>
    shortcut === undefined ? [] : { id, text: label(language), shortcut },
  );
  const here = triageKeys.map(({ keys, text }) => ({ id: keys, text: inbox(text), shortcut: keys }));
  return (
    <Dialog title={t('shortcuts')} isOpen onOpenChange={onClose}>
      <Lines lines={everywhere} />
      <h3 className="pt-6 pb-3 text-sm font-semibold">{inbox('keysTitle')}</h3>
      <Lines lines={here} />
      <Button
        variant="quiet"
        size="sm"
        icon={CircleHelp}
        className="mt-6"
        onPress={() => {
          onClose();
          openHelp('begin.keyboard');
        }}
      >
        {help('keyboard')}
      </Button>
    </Dialog>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-3">
      {lines.map(({ id, text, shortcut }) => (
        <Fragment key={id}>
          <dt>{text}</dt>
          <dd className="text-end">
            <Shortcut shortcut={shortcut} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
