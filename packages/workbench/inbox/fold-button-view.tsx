import { ChevronDown, ChevronUp, IconButton, useMessages } from '@kontor/ui';
import { inboxMessages } from './inbox-messages.ts';

interface FoldButtonProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

/** Shows all that is folded into a line, or folds it again. */
export function FoldButton({ count, isOpen, onPress }: FoldButtonProps) {
  const t = useMessages(inboxMessages);
  return (
    <IconButton
      size="sm"
      icon={isOpen ? ChevronUp : ChevronDown}
      label={isOpen ? t('foldAgain') : t('unfold', { count })}
      shortcut="O"
      aria-expanded={isOpen}
      onPress={onPress}
    />
  );
}
