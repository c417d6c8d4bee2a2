import { Badge, useFormats, useMessages } from '@kontor/ui';
import { instructionsMessages } from '../instructions-messages.ts';
import { today } from '../today.ts';

/** Until when it is to be confirmed; nothing where there is no such day. */
export function DeadlineBadge({ deadline }: { readonly deadline: string | null }) {
  const t = useMessages(instructionsMessages);
  const { formatDate } = useFormats();
  if (deadline === null) return null;
  const day = formatDate(deadline);
  return deadline < today() ? (
    <Badge tone="danger">{t('late', { day })}</Badge>
  ) : (
    <Badge>{t('untilShort', { day })}</Badge>
  );
}
