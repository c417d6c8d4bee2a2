import { useNavigate } from '@kontor/plugin-api/client';
import { Button, Copy, Dialog, FormActions, useMessages, useToast } from '@kontor/ui';
import { ideaPath } from '../../shared/idea.ts';
import { receiptMessages } from './receipt-messages.ts';
import { type Receipt, spelled } from './receipt-store.ts';

interface ReceiptDialogProps {
  readonly receipt: Receipt;
  /** Whether this device remembers it. */
  readonly isKept: boolean;
}

/** After an idea without a name: the only thing by which its author is known. */
export function ReceiptDialog({ receipt, isKept }: ReceiptDialogProps) {
  const t = useMessages(receiptMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const close = () => navigate(ideaPath(receipt.idea), { replace: true });
  return (
    <Dialog title={t('receipt')} isOpen keepsOpen onOpenChange={close}>
      <div className="flex flex-col gap-4">
        <p className="text-pretty">{t('receiptText')}</p>
        <p className="rounded-md bg-sunken p-3 text-center font-mono text-lg break-all select-all">
          {spelled(receipt.code)}
        </p>
        <p className="text-sm text-muted">{t(isKept ? 'kept' : 'notKept')}</p>
        <FormActions>
          <Button
            icon={Copy}
            onPress={() =>
              void navigator.clipboard
                .writeText(spelled(receipt.code))
                .then(() => toast.show({ text: t('copied'), tone: 'success' }))
            }
          >
            {t('copy')}
          </Button>
          <Button variant="primary" onPress={close}>
            {t('toIdea')}
          </Button>
        </FormActions>
      </div>
    </Dialog>
  );
}
