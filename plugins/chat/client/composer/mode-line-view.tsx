import type { ChatMessage } from '@kontor/matrix/client';
import { IconButton, useMessages, X } from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { usePerson } from '../session/chat-context.ts';

/** What the field is for right now, beside writing something new. */
export type ComposerMode =
  | { readonly kind: 'reply'; readonly message: ChatMessage }
  | { readonly kind: 'edit'; readonly message: ChatMessage }
  | undefined;

interface ModeLineProps {
  readonly mode: NonNullable<ComposerMode>;
  readonly onClose: () => void;
}

/** What is answered or edited, above the field. */
export function ModeLine({ mode, onClose }: ModeLineProps) {
  const t = useMessages(chatMessages);
  const { kind, message } = mode;
  const person = usePerson(message.sender);
  const title = kind === 'edit' ? t('editing') : t('replyingTo', { name: person?.name ?? message.senderName });
  return (
    <div className="flex items-center gap-2 border-b border-border ps-3 pe-1 py-1">
      <p className="min-w-0 grow text-xs">
        <span className="block font-medium text-accent-text">{title}</span>
        {kind === 'reply' && message.content.kind === 'text' && (
          <span className="block truncate text-muted">{message.content.text}</span>
        )}
      </p>
      <IconButton size="sm" icon={X} label={t(kind === 'edit' ? 'stopEdit' : 'stopReply')} onPress={onClose} />
    </div>
  );
}
