import { QueryView, useAction, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import {
  askStaffCouncilEnding,
  beginStaffCouncil,
  confirmStaffCouncilEnding,
  dropStaffCouncilEnding,
  getPolicies,
  getStaffCouncil,
  type StaffCouncilEnding,
  staffCouncilEndingDays,
} from '@kontor/schema';
import {
  AlertDialog,
  Badge,
  Banner,
  Button,
  Card,
  Dialog,
  Form,
  FormActions,
  FormError,
  TextField,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { staffCouncilMessages } from './staff-council-messages.ts';

const refreshes = [getStaffCouncil, getPolicies];

/** Turns staff-council mode on, alone and at once; off only together with another administrator. */
export function StaffCouncilCard() {
  const t = useMessages(staffCouncilMessages);
  const { formatDate } = useFormats();
  const query = useQueryRoute(getStaffCouncil, {});
  const [isAsking, setAsking] = useState(false);
  return (
    <Card
      title={t('title')}
      className="max-w-2xl"
      action={
        query.data && <Badge tone={query.data.isOn ? 'success' : 'neutral'}>{t(query.data.isOn ? 'on' : 'off')}</Badge>
      }
    >
      <p className="pb-3 text-sm text-muted">{t('explanation')}</p>
      <QueryView query={query}>
        {({ isOn, since, ending }) => (
          <div className="flex flex-col items-start gap-3">
            {isOn && since !== null && <p className="text-sm">{t('since', { day: formatDate(since, 'medium') })}</p>}
            {!isOn && <BeginButton />}
            {ending && <Ending ending={ending} />}
            {isOn && !ending && <Button onPress={() => setAsking(true)}>{t('ask')}</Button>}
            {isAsking && <AskDialog onClose={() => setAsking(false)} />}
          </div>
        )}
      </QueryView>
    </Card>
  );
}

function BeginButton() {
  const t = useMessages(staffCouncilMessages);
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const begin = useAction(beginStaffCouncil, { refreshes });
  return (
    <>
      <FormError>{begin.error?.message}</FormError>
      <Button variant="primary" isPending={begin.isPending} onPress={() => setOpen(true)}>
        {t('begin')}
      </Button>
      <AlertDialog
        title={t('beginQuestion')}
        action={t('begin')}
        isDestructive
        isOpen={isOpen}
        onOpenChange={setOpen}
        onAction={async () => {
          if (await begin.run({})) toast.show({ text: t('begun'), tone: 'success' });
        }}
      >
        {t('beginText')}
      </AlertDialog>
    </>
  );
}

/** What somebody asked for: whoever asked may take it back, everybody else decides. */
function Ending({ ending }: { readonly ending: StaffCouncilEnding }) {
  const t = useMessages(staffCouncilMessages);
  const { formatDate } = useFormats();
  const { person } = useSession();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const confirm = useAction(confirmStaffCouncilEnding, { refreshes });
  const drop = useAction(dropStaffCouncilEnding, { refreshes });
  const isMine = ending.by.id === person.id;
  return (
    <Banner tone="warning" title={t('pending', { name: ending.by.name })} className="w-full">
      <p>{t('pendingText', { reason: ending.reason, day: formatDate(ending.until, 'medium') })}</p>
      {isMine && <p>{t('mine')}</p>}
      <FormError>{(confirm.error ?? drop.error)?.message}</FormError>
      <div className="flex flex-wrap gap-2 pt-3">
        {!isMine && (
          <Button isPending={confirm.isPending} onPress={() => setOpen(true)}>
            {t('confirm')}
          </Button>
        )}
        <Button
          isPending={drop.isPending}
          onPress={async () => {
            if (await drop.run({})) toast.show({ text: t('dropped') });
          }}
        >
          {t(isMine ? 'takeBack' : 'decline')}
        </Button>
      </div>
      <AlertDialog
        title={t('confirmQuestion')}
        action={t('confirm')}
        isDestructive
        isOpen={isOpen}
        onOpenChange={setOpen}
        onAction={async () => {
          if (await confirm.run({ askedAt: ending.askedAt })) toast.show({ text: t('ended') });
        }}
      >
        {t('confirmText')}
      </AlertDialog>
    </Banner>
  );
}

function AskDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(staffCouncilMessages);
  const toast = useToast();
  const [reason, setReason] = useState('');
  const ask = useAction(askStaffCouncilEnding, { refreshes });
  return (
    <Dialog title={t('askTitle')} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={reason !== ''}
        onSubmit={async () => {
          if (!(await ask.run({ reason }))) return;
          toast.show({ text: t('asked'), tone: 'success' });
          onClose();
        }}
      >
        <p className="text-sm">{t('askHelp', { days: staffCouncilEndingDays })}</p>
        <FormError>{ask.error?.message}</FormError>
        <TextField
          name="reason"
          label={t('reason')}
          value={reason}
          onChange={setReason}
          maxLength={300}
          isRequired
          autoFocus
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={ask.isPending}>
            {t('send')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
