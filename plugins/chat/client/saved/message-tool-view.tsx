import type { ChatMessage, Place } from '@kontor/matrix/client';
import { lazyLayer } from '@kontor/plugin-api/client';

const Remind = lazyLayer(async () => (await import('./remind-view.tsx')).Remind);
const Caption = lazyLayer(async () => (await import('../media/caption-view.tsx')).Caption);
const Report = lazyLayer(async () => (await import('../moderation/report-view.tsx')).Report);
const Offered = lazyLayer(async () => (await import('../offers/offered-dialog-view.tsx')).OfferedDialog);
const RemoveMessage = lazyLayer(async () => (await import('../moderation/remove-message-view.tsx')).RemoveMessage);
const Forward = lazyLayer(async () => (await import('./forward-view.tsx')).Forward);

/** What can be opened about a message. */
export interface MessageTool {
  readonly kind: 'remind' | 'forward' | 'caption' | 'report' | 'remove' | 'offer';
  readonly message: ChatMessage;
  /** For `offer`: what another plugin offers to do with it. */
  readonly offer?: string;
}

interface OpenMessageToolProps {
  readonly place: Place;
  /** Those in view, in their order. */
  readonly messages: readonly ChatMessage[];
  readonly canWrite: boolean;
  readonly tool: MessageTool | undefined;
  readonly onClose: () => void;
}

/** What was opened; its code comes when it is first needed. */
export function OpenMessageTool({ place, messages, canWrite, tool, onClose }: OpenMessageToolProps) {
  const { room } = place;
  if (tool?.kind === 'offer')
    return <Offered {...{ place, messages, canWrite, onClose }} message={tool.message} offer={tool.offer ?? ''} />;
  if (tool?.kind === 'remind') return <Remind room={room} message={tool.message.id} onClose={onClose} />;
  if (tool?.kind === 'forward') return <Forward room={room} message={tool.message} onClose={onClose} />;
  if (tool?.kind === 'caption') return <Caption room={room} message={tool.message} onClose={onClose} />;
  if (tool?.kind === 'report') return <Report room={room} message={tool.message} onClose={onClose} />;
  if (tool?.kind === 'remove') return <RemoveMessage room={room} message={tool.message} onClose={onClose} />;
  return null;
}
