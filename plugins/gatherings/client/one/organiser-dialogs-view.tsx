import { useAction, useNavigate } from '@kontor/plugin-api/client';
import {
  AlertDialog,
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  Switch,
  TextField,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import {
  announceGathering,
  cancelGathering,
  deleteGathering,
  type Gathering,
  getGathering,
  listGatherings,
  type Scope,
} from '../../shared/index.ts';
import { gatheringsMessages } from '../gatherings-messages.ts';
import { oneMessages } from './one-messages.ts';
import { ScopeField } from './scope-field-view.tsx';

interface OrganiserDialogProps {
  readonly gathering: Gathering;
  readonly onClose: () => void;
}

const refreshes = [getGathering, listGatherings];

/** Shows a draft to those who are invited, or lets what was cancelled take place; they are told where the organiser wants it. */
export function AnnounceDialog({ gathering, onClose }: OrganiserDialogProps) {
  const t = useMessages(oneMessages);
  const g = useMessages(gatheringsMessages);
  const [tells, setTells] = useState(gathering.state === 'announced');
  // A new series is announced as one.
  const [scope, setScope] = useState<Scope>(gathering.state === 'draft' ? 'following' : 'one');
  const { run, isPending, error } = useAction(announceGathering, { refreshes });
  const verb = { draft: 'announce', cancelled: 'restore', announced: 'tellNow' } as const;
  async function announce() {
    if (await run({ gathering: gathering.id, tells, scope })) onClose();
  }
  return (
    <Dialog
      title={t(gathering.state === 'announced' ? 'tellTitle' : 'announceTitle')}
      size="sm"
      isOpen
      onOpenChange={onClose}
    >
      <Form isUnsaved={false} onSubmit={() => void announce()}>
        <FormError>{error?.message}</FormError>
        {gathering.state === 'announced' ? <Lead>{t('tellsHelp')}</Lead> : <Lead>{t('announceLead')}</Lead>}
        {gathering.state !== 'announced' && !gathering.isTold && (
          <Switch isSelected={tells} onChange={setTells} description={t('tellsHelp')}>
            {t('tells')}
          </Switch>
        )}
        {gathering.state !== 'announced' && (
          <ScopeField isSeries={gathering.series !== null} value={scope} onChange={setScope} />
        )}
        <FormActions>
          <Button slot="close">{g('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t(verb[gathering.state])}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

export function CancelDialog({ gathering, onClose }: OrganiserDialogProps) {
  const t = useMessages(oneMessages);
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<Scope>('one');
  const { run, isPending, error } = useAction(cancelGathering, { refreshes });
  async function cancel(saved: () => void) {
    if (!(await run({ gathering: gathering.id, reason, scope }))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('cancelTitle')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={reason !== ''} onSubmit={(saved) => void cancel(saved)}>
        <Lead>{t('cancelLead')}</Lead>
        <FormError>{error?.message}</FormError>
        <TextField
          label={t('reason')}
          placeholder={t('reasonHint')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        <ScopeField isSeries={gathering.series !== null} value={scope} onChange={setScope} />
        <FormActions>
          <Button slot="close">{t('keep')}</Button>
          <Button type="submit" variant="danger" isPending={isPending}>
            {t('cancelIt')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

export function DeleteDialog({ gathering, onClose }: OrganiserDialogProps) {
  const t = useMessages(oneMessages);
  const navigate = useNavigate();
  const [scope, setScope] = useState<Scope>('one');
  const { run } = useAction(deleteGathering, { refreshes: [listGatherings] });
  async function remove() {
    if (await run({ gathering: gathering.id, scope })) navigate('/gatherings', { replace: true });
  }
  return (
    <AlertDialog
      title={t('deleteTitle')}
      action={t('delete')}
      isDestructive
      isOpen
      onOpenChange={onClose}
      onAction={() => void remove()}
    >
      <div className="flex flex-col gap-4">
        {t('deleteText')}
        <ScopeField isSeries={gathering.series !== null} value={scope} onChange={setScope} />
      </div>
    </AlertDialog>
  );
}
