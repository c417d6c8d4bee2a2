import { Button, useFormats, useMessages } from '@kontor/ui';
import { tasksMessages } from '../tasks-messages.ts';

interface MoreProps {
  readonly shown: number;
  readonly total: number;
  readonly onMore: () => void;
}

/** That there are more than are shown, and the way to them. */
export function More({ shown, total, onMore }: MoreProps) {
  const t = useMessages(tasksMessages);
  const { formatNumber } = useFormats();
  if (shown >= total) return null;
  return (
    <div className="flex items-center justify-center gap-3 pt-2 text-sm text-muted">
      {t('shownOf', { shown: formatNumber(shown), total: formatNumber(total) })}
      <Button size="sm" onPress={onMore}>
        {t('loadMore')}
      </Button>
    </div>
  );
}
