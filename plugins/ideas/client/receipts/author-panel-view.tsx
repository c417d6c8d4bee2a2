import { useAction, useSession } from '@kontor/plugin-api/client';
import { AlertDialog, Banner, Button, FormError, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import {
  commentByReceipt,
  getIdea,
  listComments,
  longestComment,
  type OpenedIdea,
  withdrawByReceipt,
} from '../../shared/index.ts';
import { canWithdraw } from '../../shared/state.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { RichField } from '../text/rich-field-view.tsx';
import { receiptMessages } from './receipt-messages.ts';
import { forgetReceipt, readReceipts, spelled } from './receipt-store.ts';

/** For whoever has the receipt of this idea on this device: what its author does, without a name. */
export function AuthorPanel({ idea }: { readonly idea: OpenedIdea }) {
  const t = useMessages(receiptMessages);
  const i = useMessages(ideasMessages);
  const toast = useToast();
  const { person } = useSession();
  const [code, setCode] = useState(() => readReceipts(person.id).find((receipt) => receipt.idea === idea.id)?.code);
  const [text, setText] = useState('');
  const [round, setRound] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const comment = useAction(commentByReceipt, { refreshes: [listComments] });
  const withdraw = useAction(withdrawByReceipt, { refreshes: [getIdea] });
  if (!idea.isAnonymous || code === undefined) return null;
  const mayWithdraw = idea.mergedInto === null && canWithdraw(idea.state);
  async function send(receipt: string) {
    if (!(await comment.run({ code: receipt, text, parent: null }))) return;
    setText('');
    setRound(round + 1);
    toast.show({ text: t('said'), tone: 'success' });
  }
  return (
    <Banner tone="info" title={t('asAuthor')}>
      <div className="flex flex-col gap-3 pt-1">
        <p>{t('asAuthorText')}</p>
        <FormError>{(comment.error ?? withdraw.error)?.message}</FormError>
        <RichField key={round} label={t('answer')} text="" onChange={setText} maxLength={longestComment} isSmall />
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            variant="primary"
            isDisabled={text.trim() === ''}
            isPending={comment.isPending}
            onPress={() => void send(code)}
          >
            {i('send')}
          </Button>
          {mayWithdraw && (
            <Button size="sm" onPress={() => setAsking(true)}>
              {t('withdraw')}
            </Button>
          )}
          <Button
            size="sm"
            variant="quiet"
            onPress={() => {
              forgetReceipt(person.id, code);
              setCode(undefined);
            }}
          >
            {t('forget')}
          </Button>
        </div>
        <p className="font-mono text-sm break-all select-all">{spelled(code)}</p>
        {isAsking && (
          <AlertDialog
            title={t('withdraw')}
            action={t('withdraw')}
            isOpen
            onOpenChange={setAsking}
            onAction={() => void withdraw.run({ code })}
          >
            {idea.title}
          </AlertDialog>
        )}
      </div>
    </Banner>
  );
}
