import { type EncryptionStage, isConfirmed } from '@kontor/matrix/client';
import { Banner, Link, Switch, useMessages } from '@kontor/ui';
import { directoryMessages } from './directory-messages.ts';

interface ConfidentialFieldProps {
  readonly isSelected: boolean;
  /** Where the person stands with encryption here. */
  readonly stage: EncryptionStage;
  readonly onChange: (isSelected: boolean) => void;
}

/** Whether a new group is encrypted from its first message on; who is not set up for that is led there first. */
export function ConfidentialField({ isSelected, stage, onChange }: ConfidentialFieldProps) {
  const t = useMessages(directoryMessages);
  const isKnown = stage !== 'asleep' && stage !== 'loading';
  const [before = '', after = ''] = t('confidentialFirst', { link: '|' }).split('|');
  return (
    <>
      <Switch isSelected={isSelected} onChange={onChange} description={t('confidentialHint')}>
        {t('confidential')}
      </Switch>
      {isSelected && isKnown && !isConfirmed(stage) && (
        <Banner tone="warning">
          {before}
          <Link href="/chat/encryption">{t('confidentialLink')}</Link>
          {after}
        </Banner>
      )}
    </>
  );
}
