import type { Unreadable } from '@kontor/matrix/client';
import { Lock, useMessages } from '@kontor/ui';
import { encryptionMessages } from './encryption-messages.ts';

const sentences = {
  working: 'unreadWorking',
  waiting: 'unreadWaiting',
  unconfirmed: 'unreadUnconfirmed',
  lost: 'unreadLost',
  'before-joining': 'unreadBefore',
  untrusted: 'unreadUntrusted',
  broken: 'unreadBroken',
} as const satisfies Readonly<Record<Unreadable, string>>;

/** In the place of a message that cannot be read (yet): why, and what to do. It gives way to the message by itself. */
export function UnreadableView({ reason }: { readonly reason: Unreadable }) {
  const t = useMessages(encryptionMessages);
  return (
    <p className="flex items-start gap-2 text-sm text-muted italic">
      <Lock aria-hidden className="mt-1 size-3.5 shrink-0" />
      {t(sentences[reason])}
    </p>
  );
}
