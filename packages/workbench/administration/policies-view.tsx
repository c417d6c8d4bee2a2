import { isError, QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  getOrganisation,
  getPolicies,
  interestGroupFounders,
  type Policies,
  policiesChanged,
  policyBounds,
  policySettings,
  setPolicies,
} from '@kontor/schema';
import {
  AlertDialog,
  Button,
  Card,
  Form,
  FormError,
  Lead,
  Link,
  RadioGroup,
  Switch,
  TextField,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { NotificationPolicies } from './notification-policies-view.tsx';
import { policyMessages } from './policy-messages.ts';
import {
  isPossible,
  isSamePolicies,
  type NumberPolicy,
  type PolicyDraft,
  policyDraft,
  policySettingsOf,
} from './policy-model.ts';
import { StaffCouncilCard } from './staff-council-card-view.tsx';

/** What the organisation decides for all. */
export function PoliciesView() {
  const query = useQueryRoute(getPolicies, {});
  return (
    <QueryView query={query}>
      {(held) => (
        <div className="flex flex-col gap-7">
          <StaffCouncilCard />
          <PolicyForm key={held.revision} held={held} most={held.uploadMegabytesAtMost} />
        </div>
      )}
    </QueryView>
  );
}

interface PolicyFormProps {
  readonly held: Policies;
  /** Megabytes that the server allows. */
  readonly most: number;
}

function PolicyForm({ held, most }: PolicyFormProps) {
  const t = useMessages(policyMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const [draft, setDraft] = useState(() => policyDraft(held));
  const isUnsaved = !isSamePolicies(draft, policyDraft(held));
  const save = useAction(setPolicies, { refreshes: [getPolicies, getOrganisation] });
  const change = (more: Partial<PolicyDraft>) => setDraft({ ...draft, ...more });
  const number = (name: NumberPolicy) => ({ name, draft, onChange: change });
  const duties = (['nobody', 'administrators', 'everyone'] as const).map((id) => ({ id, label: t(id) }));
  const since = held.secondFactorSince === null ? '' : ` ${t('since', { day: formatDate(held.secondFactorSince) })}`;
  const endsReadings = held.readingConfirmations && !draft.readingConfirmations;
  const [isAsking, setAsking] = useState(false);
  async function submit() {
    setAsking(false);
    if (await save.run({ ...policySettingsOf(draft), revision: held.revision }))
      toast.show({ text: t('saved'), tone: 'success' });
  }
  return (
    <Form isUnsaved={isUnsaved} onSubmit={() => (endsReadings ? setAsking(true) : void submit())} className="max-w-2xl">
      <Lead>{t('help')}</Lead>
      <Card title={t('privacy')}>
        {held.staffCouncil && <p className="pb-3 text-sm">{t('ruledOut')}</p>}
        <div className="flex flex-col gap-2">
          <Switch
            isSelected={draft.presence}
            isDisabled={held.staffCouncil}
            onChange={(presence) => change({ presence })}
            description={t('presenceHelp')}
          >
            {t('presence')}
          </Switch>
          <Switch
            isSelected={draft.readReceipts}
            isDisabled={held.staffCouncil}
            onChange={(readReceipts) => change({ readReceipts })}
            description={t('readReceiptsHelp')}
          >
            {t('readReceipts')}
          </Switch>
          <Switch
            isSelected={draft.readingConfirmations}
            isDisabled={held.staffCouncil}
            onChange={(readingConfirmations) => change({ readingConfirmations })}
            description={t('readingConfirmationsHelp')}
          >
            {t('readingConfirmations')}
          </Switch>
          <Switch
            isSelected={draft.publicNews}
            onChange={(publicNews) => change({ publicNews })}
            description={t('publicNewsHelp')}
          >
            {t('publicNews')}
          </Switch>
          <Switch
            isSelected={draft.missedSearches}
            onChange={(missedSearches) => change({ missedSearches })}
            description={t('missedSearchesHelp')}
          >
            {t('missedSearches')}
          </Switch>
        </div>
      </Card>
      <NotificationPolicies draft={draft} onChange={change} />
      <Card title={t('retention')}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <NumberSetting {...number('notificationDays')} />
          <NumberSetting {...number('doneNotificationDays')} />
          <NumberSetting {...number('auditDays')} />
          <NumberSetting {...number('erasureDays')} />
        </div>
        <p className="pt-3 text-sm">
          <Link href="/periods">{t('toPeriods')}</Link>
        </p>
      </Card>
      <Card title={t('sessions')}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <NumberSetting {...number('sessionIdleDays')} />
          <NumberSetting {...number('sessionDays')} />
        </div>
        <p className="pt-3 text-sm text-muted">{t('sessionHelp')}</p>
      </Card>
      <Card title={t('signIn')}>
        <div className="flex flex-col gap-4">
          <RadioGroup
            label={t('secondFactor')}
            description={`${t('secondFactorHelp')}${since}`}
            options={duties}
            value={draft.secondFactor}
            onChange={(secondFactor) => change({ secondFactor })}
          />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <NumberSetting {...number('secondFactorGraceDays')} isDisabled={draft.secondFactor === 'nobody'} />
            <NumberSetting {...number('passwordLength')} />
          </div>
        </div>
      </Card>
      <Card title={t('uploads')}>
        <NumberSetting {...number('uploadMegabytes')} help={t('uploadHelp', { most })} />
      </Card>
      <Card title={t('interestGroups')}>
        <RadioGroup
          label={t('interestGroupsWho')}
          description={t('interestGroupsHelp')}
          options={interestGroupFounders.options.map((id) => ({ id, label: t(`found_${id}`) }))}
          value={draft.interestGroups}
          onChange={(interestGroups) => change({ interestGroups })}
        />
      </Card>
      <Card title={t('meetings')}>
        <TextField
          name="meetingAddress"
          label={t('meetingAddress')}
          description={t('meetingHelp', { room: '{room}' })}
          value={draft.meetingAddress}
          onChange={(meetingAddress) => change({ meetingAddress })}
          validate={(text) => {
            const isUsable = text.trim() === '' || policySettings.shape.meetingAddress.safeParse(text.trim()).success;
            return isUsable ? null : t('meetingWrong');
          }}
          inputMode="url"
          autoComplete="off"
        />
      </Card>
      <AlertDialog
        title={t('endReadings')}
        action={t('endReadingsDo')}
        isDestructive
        isOpen={isAsking}
        onOpenChange={setAsking}
        onAction={() => void submit()}
      >
        {t('endReadingsText')}
      </AlertDialog>
      <FormError>{save.error?.message}</FormError>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('save')}
        </Button>
        {save.error && isError(save.error, policiesChanged) && <ReloadButton />}
      </div>
    </Form>
  );
}

function ReloadButton() {
  const t = useMessages(policyMessages);
  const query = useQueryRoute(getPolicies, {});
  return <Button onPress={query.refetch}>{t('reload')}</Button>;
}

interface NumberSettingProps {
  readonly name: NumberPolicy;
  readonly draft: PolicyDraft;
  readonly onChange: (change: Partial<PolicyDraft>) => void;
  readonly help?: string;
  readonly isDisabled?: boolean;
}

/** One number with its bounds, told before they are overstepped. */
function NumberSetting({ name, draft, onChange, help, isDisabled = false }: NumberSettingProps) {
  const t = useMessages(policyMessages);
  const [least, most] = policyBounds[name];
  const unit = name.endsWith('Days') ? 'days' : name === 'passwordLength' ? 'characters' : 'megabytes';
  const range = t('range', { unit, least, most });
  return (
    <TextField
      name={name}
      label={t(name)}
      description={help ?? range}
      value={draft[name]}
      onChange={(text) => onChange({ [name]: text })}
      validate={(text) => (isPossible(name, text) ? null : range)}
      inputMode="numeric"
      autoComplete="off"
      isDisabled={isDisabled}
    />
  );
}
