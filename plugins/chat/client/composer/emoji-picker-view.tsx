import { allEmoji } from '@kontor/editor/emoji';
import { DialogTrigger, IconButton, Popover, Smile, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { composerMessages } from './composer-messages.ts';

interface EmojiPickerProps {
  readonly onPick: (sign: string) => void;
}

/** The signs that have short codes, for those who do not know these by heart. Phones have them on their keyboards. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const t = useMessages(composerMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton icon={Smile} label={t('pickEmoji')} className="coarse:hidden" />
      <Popover
        label={t('pickEmoji')}
        placement="top end"
        className="grid max-h-64 grid-cols-8 gap-0.5 overflow-y-auto p-2!"
      >
        {allEmoji().map(({ code, sign }) => (
          <Button
            key={code}
            aria-label={t('insertSign', { sign })}
            onPress={() => {
              setOpen(false);
              onPick(sign);
            }}
            className="flex size-9 items-center justify-center rounded-md text-lg focus-ring data-hovered:bg-hover"
          >
            {sign}
          </Button>
        ))}
      </Popover>
    </DialogTrigger>
  );
}
