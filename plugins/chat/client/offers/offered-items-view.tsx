import type { ChatMessage } from '@kontor/matrix/client';
import { useWorkbench } from '@kontor/plugin-api/client';
import { MenuItem, useLanguage } from '@kontor/ui';
import type { MessageActions } from '../room/message-actions.ts';

interface OfferedItemsProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
}

/** In the menu of a message: what other plugins make of it. */
export function OfferedItems({ message, actions }: OfferedItemsProps) {
  const { language } = useLanguage();
  return useWorkbench()
    .registry.slot('message.actions')
    .map(({ id, icon, label }) => (
      <MenuItem key={id} icon={icon} onAction={() => actions.offer(id, message)}>
        {label(language)}
      </MenuItem>
    ));
}
