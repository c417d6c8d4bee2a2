import { lazyLayer } from '@kontor/plugin-api/client';
import { useChat, useWatched } from '../../session/chat-context.ts';

const LazyDialog = lazyLayer(async () => (await import('./verification-dialog-view.tsx')).VerificationDialog);

/** Wherever somebody is in the chat: a check of a device or a person that they or the other side began. */
export function VerificationPlace() {
  const { verifications } = useChat().chat.encryption;
  const verification = useWatched(verifications.current);
  if (!verification) return null;
  return <LazyDialog verification={verification} onClose={() => void verifications.putAway(verification)} />;
}
