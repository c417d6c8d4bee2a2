import { useAction } from '@kontor/plugin-api/client';
import { AlertDialog, Button, type ButtonVariant, FormError, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { endReading, getPage, listReadings } from '../../shared/index.ts';
import { readingMessages } from './reading-messages.ts';

interface EndReadingProps {
  readonly request: string;
  readonly variant?: ButtonVariant;
}

/** Takes a request back with all that was confirmed, once somebody has said that this is meant. */
export function EndReading({ request, variant = 'secondary' }: EndReadingProps) {
  const t = useMessages(readingMessages);
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const { run, isPending, error } = useAction(endReading, { refreshes: [getPage, listReadings] });
  async function end() {
    if (await run({ request })) toast.show({ text: t('ended') });
  }
  return (
    <>
      <FormError>{error?.message}</FormError>
      <Button size="sm" variant={variant} isPending={isPending} onPress={() => setAsking(true)}>
        {t('end')}
      </Button>
      <AlertDialog
        title={t('endTitle')}
        action={t('endDo')}
        isDestructive
        isOpen={isAsking}
        onOpenChange={setAsking}
        onAction={() => void end()}
      >
        {t('endText')}
      </AlertDialog>
    </>
  );
}
