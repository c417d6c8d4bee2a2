import { newId } from '@kontor/base';
import { FindSubject, PickAddressees, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import type { NamedAddressee } from '@kontor/schema';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  RadioGroup,
  TagList,
  TextArea,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { listOwnThanks, sayThanks, thanksRef } from '../../shared/index.ts';
import { longestThanks, type ThankedSubject, type ThanksSign, thanksSigns } from '../../shared/thanks.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { thanksMessages } from './thanks-messages.ts';

const kinds = ['person', 'org-unit'] as const;
const everyone: readonly NamedAddressee[] = [{ kind: 'everyone', label: '' }];

/** Whom one thanks, for what, and who may see it once they agree; also without a connection. */
export function SayThanksDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(thanksMessages);
  const i = useMessages(ideasMessages);
  const { person } = useSession();
  const toast = useToast();
  const [to, setTo] = useState<readonly (ThankedSubject & { readonly name: string })[]>([]);
  const [sign, setSign] = useState<ThanksSign>('thanks');
  const [text, setText] = useState('');
  const [who, setWho] = useState<'both' | 'chosen'>('both');
  const [addressees, setAddressees] = useState(everyone);
  const [isMissing, setMissing] = useState(false);
  const names = to.map(({ name }) => name).join(', ');
  const { run, isPending, error } = useQueuedAction(sayThanks, {
    object: ({ id }) => thanksRef(id),
    title: () => t('queued', { names }),
    refreshes: [listOwnThanks],
  });
  async function send(saved: () => void) {
    if (to.length === 0) return setMissing(true);
    if (who === 'chosen' && addressees.length === 0) return;
    const sent = await run({
      id: newId(),
      to: to.map(({ kind, id }) => ({ kind, id })),
      sign,
      text,
      addressees: who === 'both' ? null : addressees.map(({ label: _label, ...each }) => each),
    });
    if (sent === 'refused') return;
    saved();
    toast.show({ text: t(sent === 'waiting' ? 'waiting' : 'sent'), tone: 'success' });
    onClose();
  }
  return (
    <Dialog title={t('say')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={text !== '' || to.length > 0} onSubmit={(saved) => void send(saved)}>
        <FormError>{isMissing && to.length === 0 ? t('missing') : error?.message}</FormError>
        <FindSubject
          label={t('to')}
          kinds={kinds}
          without={[person.id, ...to.map(({ id }) => id)]}
          placeholder={t('toHint')}
          emptyText={i('nobodyFound')}
          onPick={({ kind, id, label }) => setTo([...to, { kind, id, name: label }])}
        />
        {to.length > 0 && (
          <TagList
            label={t('chosen')}
            tags={to.map(({ id, name }) => ({ id, label: name }))}
            onRemove={(gone) => setTo(to.filter(({ id }) => id !== gone))}
          />
        )}
        <RadioGroup
          label={t('sign')}
          options={thanksSigns.map((id) => ({ id, label: t(`sign.${id}`) }))}
          value={sign}
          onChange={setSign}
        />
        <TextArea label={t('text')} value={text} onChange={setText} maxLength={longestThanks} rows={4} isRequired />
        <RadioGroup
          label={t('who')}
          options={(['both', 'chosen'] as const).map((id) => ({ id, label: t(`who.${id}`) }))}
          value={who}
          onChange={setWho}
        />
        {who === 'chosen' && (
          <PickAddressees label={t('who')} chosen={addressees} onChange={(next) => setAddressees([...next])} />
        )}
        <Lead>{t('asks')}</Lead>
        <FormActions>
          <Button slot="close">{i('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('send')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
