import type { ChatMessage } from '@kontor/matrix/client';
import { classNames, SmilePlus, Tooltip, TooltipTrigger, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { chatMessages } from '../chat-messages.ts';
import { ReactionPicker } from './reaction-picker-view.tsx';

interface ReactionsProps {
  readonly message: ChatMessage;
  readonly onReact: (sign: string) => void;
}

/** Below a message: who reacted with what; pressing adds the own one or takes it back. */
export function Reactions({ message: { reactions }, onReact }: ReactionsProps) {
  const t = useMessages(chatMessages);
  if (reactions.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1 pt-1">
      {reactions.map(({ sign, count, from, own }) => {
        const label = t('reactionOf', { sign, names: from.join(', ') });
        return (
          <TooltipTrigger key={sign}>
            <Button
              onPress={() => onReact(sign)}
              aria-label={label}
              aria-pressed={own !== undefined}
              className={classNames(
                'flex h-7 items-center gap-1 rounded-full px-2 text-xs tabular-nums ring-1 ring-inset focus-ring coarse:h-9',
                own === undefined
                  ? 'bg-sunken ring-border data-hovered:ring-control'
                  : 'bg-accent-soft text-accent-text ring-accent',
              )}
            >
              <span aria-hidden className="text-sm">
                {sign}
              </span>
              {count}
            </Button>
            <Tooltip>{label}</Tooltip>
          </TooltipTrigger>
        );
      })}
      <ReactionPicker onPick={onReact}>
        <Button
          aria-label={t('addReaction')}
          className="flex size-7 items-center justify-center rounded-full text-muted ring-1 ring-border ring-inset focus-ring data-hovered:text-text data-hovered:ring-control coarse:size-9"
        >
          <SmilePlus aria-hidden className="size-4" />
        </Button>
      </ReactionPicker>
    </div>
  );
}
