import type { Verification, VerificationState } from '@kontor/matrix/client';
import { Banner, Button, Dialog, FormActions, Spinner, useMessages } from '@kontor/ui';
import { useNames, useWatched } from '../../session/chat-context.ts';
import { Signs } from './signs-view.tsx';
import { verificationMessages } from './verification-messages.ts';

interface VerificationDialogProps {
  readonly verification: Verification;
  readonly onClose: () => void;
}

/** Leads through making sure of a device or a person; on both sides it is the same. */
export function VerificationDialog({ verification, onClose }: VerificationDialogProps) {
  const t = useMessages(verificationMessages);
  const state = useWatched(verification.state);
  return (
    <Dialog
      isOpen
      keepsOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(verification.isOwn ? 'title' : 'titlePerson')}
    >
      <Step verification={verification} state={state} onClose={onClose} />
    </Dialog>
  );
}

interface StepProps extends VerificationDialogProps {
  readonly state: VerificationState;
}

const ends = {
  cancelled: 'endedCancelled',
  different: 'endedDifferent',
  'too-late': 'endedToo-late',
  elsewhere: 'endedElsewhere',
  failed: 'endedFailed',
} as const;

function Step({ verification, state, onClose }: StepProps) {
  const t = useMessages(verificationMessages);
  const { isOwn, userId } = verification;
  const [name = ''] = useNames(isOwn ? nobody : [userId]);
  if (state.step === 'waiting')
    return (
      <Wait text={isOwn ? t('waitingOwn') : t('waitingPerson', { name })} note={t('waiting')}>
        <Button slot="close">{t('cancel')}</Button>
      </Wait>
    );
  if (state.step === 'asked')
    return (
      <div className="flex flex-col gap-4">
        <p>{isOwn ? t('askedOwn') : t('askedPerson', { name })}</p>
        {isOwn && <p className="text-sm text-muted">{t('askedOwnNot')}</p>}
        <FormActions>
          <Button slot="close">{t('refuse')}</Button>
          <Button variant="primary" onPress={() => void verification.accept()}>
            {t('accept')}
          </Button>
        </FormActions>
      </div>
    );
  if (state.step === 'preparing') return <Wait note={t('preparing')} />;
  if (state.step === 'comparing')
    return (
      <div className="flex flex-col gap-4">
        <p>{isOwn ? t('compareOwn') : t('comparePerson', { name })}</p>
        <Signs signs={state.signs} />
        <FormActions>
          <Button variant="quiet" onPress={() => verification.differ()}>
            {t('different')}
          </Button>
          <Button variant="primary" onPress={() => void verification.agree()}>
            {t('same')}
          </Button>
        </FormActions>
      </div>
    );
  if (state.step === 'confirming') return <Wait note={isOwn ? t('confirmingOwn') : t('confirmingPerson', { name })} />;
  return (
    <div className="flex flex-col gap-4">
      {state.step === 'done' ? (
        <Banner tone="success">{isOwn ? t('doneOwn') : t('donePerson', { name })}</Banner>
      ) : (
        <Banner tone={state.reason === 'different' ? 'danger' : 'info'}>{t(ends[state.reason])}</Banner>
      )}
      <FormActions>
        <Button variant="primary" onPress={onClose}>
          {t(state.step === 'done' ? 'done' : 'close')}
        </Button>
      </FormActions>
    </div>
  );
}

const nobody: readonly string[] = [];

interface WaitProps {
  readonly text?: string;
  readonly note: string;
  readonly children?: React.ReactNode;
}

function Wait({ text, note, children }: WaitProps) {
  return (
    <div className="flex flex-col gap-4">
      {text !== undefined && <p>{text}</p>}
      <p role="status" className="flex items-center gap-3 text-sm text-muted">
        <Spinner className="size-4 shrink-0" />
        {note}
      </p>
      {children !== undefined && <FormActions>{children}</FormActions>}
    </div>
  );
}
