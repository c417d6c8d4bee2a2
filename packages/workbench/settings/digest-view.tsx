import { QueryView, useQueryRoute, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { type DigestChoice, type DigestRhythm, type DigestState, getDigest, setDigest } from '@kontor/schema';
import {
  Banner,
  Button,
  Checkbox,
  Form,
  FormActions,
  FormError,
  Select,
  useFormats,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { hoursOfDay, weekdayNames } from './quiet-model.ts';
import { reachMessages } from './reach-messages.ts';
import { SettingSection } from './setting-section-view.tsx';

const obstacles = { forbidden: 'forbidden', 'no-server': 'noServer', 'no-address': 'noAddress' } as const;
const rhythms: readonly DigestRhythm[] = ['none', 'daily', 'weekly'];

/** When a mail tells what is new in the inbox. */
export function DigestView() {
  const t = useMessages(reachMessages);
  const query = useQueryRoute(getDigest, {});
  return (
    <SettingSection title={t('digest')} help={t('digestHelp')}>
      <QueryView query={query}>{(state) => <DigestForm key={JSON.stringify(state)} state={state} />}</QueryView>
    </SettingSection>
  );
}

function DigestForm({ state }: { readonly state: DigestState }) {
  const t = useMessages(reachMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  const toast = useToast();
  const { person } = useSession();
  const [choice, setChoice] = useState<DigestChoice>(state.choice);
  const change = (more: Partial<DigestChoice>) => setChoice({ ...choice, ...more });
  const save = useQueuedAction(setDigest, {
    object: () => `notifications/digest/${person.id}`,
    title: ({ rhythm }) => t('queuedDigest', { rhythm: t(rhythm) }),
    folds: true,
    refreshes: [getDigest],
  });
  const { rhythm, days, hour, weekday } = choice;
  const names = weekdayNames(language, 'long');
  const wrong = rhythm === 'daily' && days.length === 0 ? t('noDay') : undefined;
  async function submit() {
    if (wrong === undefined && (await save.run(choice)) !== 'refused')
      toast.show({ text: t('saved'), tone: 'success' });
  }
  return (
    <Form isUnsaved={JSON.stringify(choice) !== JSON.stringify(state.choice)} onSubmit={() => void submit()}>
      {state.obstacle && <Banner>{t(obstacles[state.obstacle])}</Banner>}
      <FormError>{wrong ?? save.error?.message}</FormError>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={t('rhythm')}
          options={rhythms.map((id) => ({ id, label: t(id) }))}
          value={rhythm}
          onChange={(next) => change({ rhythm: next })}
        />
        {rhythm !== 'none' && (
          <Select
            label={t('hour')}
            options={hoursOfDay}
            value={String(hour)}
            onChange={(next) => change({ hour: Number(next) })}
          />
        )}
      </div>
      {rhythm === 'weekly' && (
        <Select
          label={t('weekday')}
          options={names.map((label, at) => ({ id: String(at + 1), label }))}
          value={String(weekday)}
          onChange={(next) => change({ weekday: Number(next) })}
        />
      )}
      {rhythm === 'daily' && (
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="pb-1 text-sm font-medium">{t('days')}</legend>
          {weekdayNames(language).map((name, at) => (
            <Checkbox
              key={name}
              isSelected={days.includes(at + 1)}
              onChange={(isIn) =>
                change({ days: isIn ? [...days, at + 1].sort() : days.filter((day) => day !== at + 1) })
              }
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {!state.isOwn && rhythm !== 'none' && rhythm === state.choice.rhythm && (
        <p className="text-sm text-muted">{t('byOrganisation')}</p>
      )}
      {state.obstacle === null && state.nextAt !== null && (
        <p className="text-sm text-muted">
          {t('next', { when: formatDate(new Date(state.nextAt), 'moment'), address: state.address ?? '' })}
        </p>
      )}
      <FormActions>
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('save')}
        </Button>
      </FormActions>
    </Form>
  );
}
