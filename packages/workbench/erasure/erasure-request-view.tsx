import { useAction, useSession } from '@kontor/plugin-api/client';
import {
  askErasure,
  confirmErasure,
  dropErasure,
  type ErasurePreview,
  listErasures,
  previewErasure,
} from '@kontor/schema';
import {
  AlertDialog,
  Banner,
  Button,
  Form,
  FormActions,
  FormError,
  TextField,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { erasureMessages } from './erasure-messages.ts';

const refreshes = [listErasures, previewErasure];

/** One administrator asks, another one confirms. */
export function ErasureRequest({ preview }: { readonly preview: ErasurePreview }) {
  return preview.request ? <Asked preview={preview} request={preview.request} /> : <Ask person={preview.person.id} />;
}

function Ask({ person }: { readonly person: string }) {
  const t = useMessages(erasureMessages);
  const toast = useToast();
  const [reason, setReason] = useState('');
  const ask = useAction(askErasure, { refreshes });
  return (
    <Form
      isUnsaved={reason !== ''}
      onSubmit={async () => {
        if (!(await ask.run({ person, reason }))) return;
        setReason('');
        toast.show({ text: t('askedToast'), tone: 'success' });
      }}
    >
      <FormError>{ask.error?.message}</FormError>
      <TextField
        name="reason"
        label={t('reason')}
        description={t('reasonHelp')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        isRequired
      />
      <FormActions>
        <Button slot="close">{t('close')}</Button>
        <Button type="submit" variant="primary" isPending={ask.isPending}>
          {t('ask')}
        </Button>
      </FormActions>
    </Form>
  );
}

interface AskedProps {
  readonly preview: ErasurePreview;
  readonly request: NonNullable<ErasurePreview['request']>;
}

/** Whoever asked may take it back, everybody else decides. */
function Asked({ preview: { person: about }, request }: AskedProps) {
  const t = useMessages(erasureMessages);
  const { formatDate } = useFormats();
  const { person } = useSession();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const confirm = useAction(confirmErasure, { refreshes });
  const drop = useAction(dropErasure, { refreshes });
  const isMine = request.by.id === person.id;
  return (
    <Banner tone="warning" title={t('pending', { name: request.by.name })}>
      <p>{t('pendingText', { reason: request.reason, day: formatDate(request.until, 'medium') })}</p>
      {isMine && <p>{t('mine')}</p>}
      <FormError>{(confirm.error ?? drop.error)?.message}</FormError>
      <div className="flex flex-wrap gap-2 pt-3">
        {!isMine && (
          <Button variant="danger" isPending={confirm.isPending} onPress={() => setOpen(true)}>
            {t('confirm')}
          </Button>
        )}
        <Button
          isPending={drop.isPending}
          onPress={async () => {
            if (await drop.run({ person: about.id })) toast.show({ text: t('droppedToast') });
          }}
        >
          {t(isMine ? 'takeBack' : 'decline')}
        </Button>
      </div>
      <AlertDialog
        title={t('confirmQuestion', { name: about.name })}
        action={t('confirm')}
        isDestructive
        isOpen={isOpen}
        onOpenChange={setOpen}
        onAction={async () => {
          if (await confirm.run({ person: about.id, askedAt: request.askedAt }))
            toast.show({ text: t('erasedToast'), tone: 'success' });
        }}
      >
        {t('confirmText')}
      </AlertDialog>
    </Banner>
  );
}
