import { digestRhythm } from '@kontor/schema';
import { Card, RadioGroup, Switch, useMessages } from '@kontor/ui';
import { policyMessages } from './policy-messages.ts';
import type { PolicyDraft } from './policy-model.ts';

interface NotificationPoliciesProps {
  readonly draft: PolicyDraft;
  readonly onChange: (change: Partial<PolicyDraft>) => void;
}

/** By which ways inboxes may reach people outside of Kontor. */
export function NotificationPolicies({ draft, onChange }: NotificationPoliciesProps) {
  const t = useMessages(policyMessages);
  return (
    <Card title={t('notifications')}>
      <div className="flex flex-col gap-4">
        <Switch
          isSelected={draft.notificationMails}
          onChange={(notificationMails) => onChange({ notificationMails })}
          description={t('notificationMailsHelp')}
        >
          {t('notificationMails')}
        </Switch>
        <RadioGroup
          label={t('digest')}
          description={t('digestHelp')}
          options={digestRhythm.options.map((id) => ({ id, label: t(id) }))}
          value={draft.digest}
          onChange={(digest) => onChange({ digest })}
          isDisabled={!draft.notificationMails}
        />
        <Switch isSelected={draft.webPush} onChange={(webPush) => onChange({ webPush })} description={t('webPushHelp')}>
          {t('webPush')}
        </Switch>
      </div>
    </Card>
  );
}
