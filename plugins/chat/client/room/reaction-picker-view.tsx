import { DialogTrigger, Popover, useMessages } from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { chatMessages } from '../chat-messages.ts';

const signs = ['👍', '✅', '❤️', '😄', '🎉', '👀', '🙏', '🤔', '👏', '☕'];

interface ReactionPickerProps {
  readonly onPick: (sign: string) => void;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

/** The few signs with which people at work answer without words. */
export function ReactionPicker({ onPick, onOpenChange, children }: ReactionPickerProps) {
  const t = useMessages(chatMessages);
  const [isOpen, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={change}>
      {children}
      <Popover label={t('addReaction')} placement="top" className="grid grid-cols-5 gap-1 p-2!">
        {signs.map((sign) => (
          <Button
            key={sign}
            aria-label={t('reactWith', { sign })}
            onPress={() => {
              change(false);
              onPick(sign);
            }}
            className="flex size-9 items-center justify-center rounded-md text-lg focus-ring data-hovered:bg-hover coarse:size-11"
          >
            {sign}
          </Button>
        ))}
      </Popover>
    </DialogTrigger>
  );
}
