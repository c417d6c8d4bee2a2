import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  digestKind,
  type getNotificationSettings,
  getQuietHours,
  type OutputOf,
  type QuietState,
  setQuietHours,
  setQuietNow,
  usualQuietHours,
} from '@kontor/schema';
import {
  Banner,
  Button,
  Checkbox,
  Form,
  FormActions,
  FormError,
  Lead,
  Moon,
  Select,
  Switch,
  useFormats,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { quietMessages } from './quiet-messages.ts';
import { allQuarters, weekdayNames } from './quiet-model.ts';

type Kinds = OutputOf<typeof getNotificationSettings>['kinds'];

/** When somebody does not want to be told of anything. */
export function QuietHoursView({ kinds }: { readonly kinds: Kinds }) {
  const t = useMessages(quietMessages);
  const query = useQueryRoute(getQuietHours, {});
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <h2 className="text-base font-semibold">{t('title')}</h2>
      <Lead>{t('help')}</Lead>
      <QueryView query={query}>
        {(state) => (
          <>
            <QuietNow state={state} />
            <QuietForm key={JSON.stringify([state.hours, state.always])} state={state} kinds={kinds} />
          </>
        )}
      </QueryView>
    </section>
  );
}

/** The end of the working day by hand, and its end. */
function QuietNow({ state: { hours, quietUntil, isByHand } }: { readonly state: QuietState }) {
  const t = useMessages(quietMessages);
  const { formatDate } = useFormats();
  const { run, isPending, error } = useAction(setQuietNow, { refreshes: [getQuietHours] });
  if (!hours) return null;
  return (
    <>
      <FormError>{error?.message}</FormError>
      {quietUntil === null ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Button icon={Moon} isPending={isPending} onPress={() => void run({ on: true })}>
            {t('endWork')}
          </Button>
          <span className="text-sm text-muted">{t('endWorkHelp')}</span>
        </div>
      ) : (
        <Banner
          {...(isByHand && {
            action: (
              <Button size="sm" isPending={isPending} onPress={() => void run({ on: false })}>
                {t('backToWork')}
              </Button>
            ),
          })}
        >
          {t('quietUntil', { when: formatDate(new Date(quietUntil), 'moment') })}
        </Banner>
      )}
    </>
  );
}

function QuietForm({ state, kinds }: { readonly state: QuietState; readonly kinds: Kinds }) {
  const t = useMessages(quietMessages);
  const { language } = useLanguage();
  const toast = useToast();
  const { run, isPending, error } = useAction(setQuietHours, { refreshes: [getQuietHours] });
  const [isOn, setOn] = useState(state.hours !== null);
  const [hours, setHours] = useState(state.hours ?? usualQuietHours);
  const [always, setAlways] = useState<readonly string[]>(state.always);
  const waiting = kinds.filter(({ kind }) => kind !== digestKind);
  const times = allQuarters.map((id) => ({ id, label: id }));
  const toggle = <Item,>(list: readonly Item[], item: Item, isIn: boolean) =>
    isIn ? [...list, item] : list.filter((each) => each !== item);
  const wrong = !isOn
    ? undefined
    : hours.from === hours.until
      ? t('sameTime')
      : hours.freeDays.length > 6
        ? t('tooManyDays')
        : undefined;
  async function save() {
    if (wrong !== undefined) return;
    if (await run({ hours: isOn ? hours : null, always: [...always] }))
      toast.show({ text: t('saved'), tone: 'success' });
  }
  return (
    <Form isUnsaved={false} onSubmit={() => void save()}>
      <FormError>{wrong ?? error?.message}</FormError>
      <Switch isSelected={isOn} onChange={setOn}>
        {t('on')}
      </Switch>
      {isOn && (
        <>
          <div className="grid grid-cols-2 gap-3">
            <Select
              label={t('from')}
              options={times}
              value={hours.from}
              onChange={(from) => setHours({ ...hours, from })}
            />
            <Select
              label={t('until')}
              options={times}
              value={hours.until}
              onChange={(until) => setHours({ ...hours, until })}
            />
          </div>
          <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
            <legend className="pb-1 text-sm font-medium">{t('freeDays')}</legend>
            {weekdayNames(language).map((name, at) => (
              <Checkbox
                key={name}
                isSelected={hours.freeDays.includes(at + 1)}
                onChange={(isFree) => setHours({ ...hours, freeDays: toggle(hours.freeDays, at + 1, isFree) })}
              >
                {name}
              </Checkbox>
            ))}
          </fieldset>
          <fieldset className="flex flex-col">
            <legend className="text-sm font-medium">{t('always')}</legend>
            <p className="pb-1 text-sm text-muted">{t('alwaysHelp')}</p>
            {waiting.map(({ kind, label }) => (
              <Checkbox
                key={kind}
                isSelected={always.includes(kind)}
                onChange={(isAlways) => setAlways(toggle(always, kind, isAlways))}
              >
                {label[language]}
              </Checkbox>
            ))}
          </fieldset>
        </>
      )}
      <FormActions>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('save')}
        </Button>
      </FormActions>
    </Form>
  );
}
