import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { countExpired, listPeriods, noticeDays, type Period, setPeriod, setPeriodOfSpace } from '@kontor/schema';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  RadioGroup,
  TextField,
  useFormats,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { periodMessages } from './period-messages.ts';
import { isShorter, periodDraft, readNumber } from './period-model.ts';

interface PeriodDialogProps {
  readonly period: Period;
  readonly space: string | undefined;
  readonly onClose: () => void;
}

/** Another period of one kind; what would be gone with it stands there before anybody decides. */
export function PeriodDialog({ period, space, onClose }: PeriodDialogProps) {
  const t = useMessages(periodMessages);
  const { language } = useLanguage();
  const toast = useToast();
  const [beginning] = useState(() => periodDraft(period));
  const [draft, setDraft] = useState(beginning);
  const refreshes = { refreshes: [listPeriods] };
  const [ofAll, ofSpace] = [useAction(setPeriod, refreshes), useAction(setPeriodOfSpace, refreshes)];
  const { kind, least, most, revision, label } = period;
  const range = t('range', { least, most });
  const days = draft.choice === 'days' ? readNumber(draft.days, least, most) : null;
  const leastRange = [least, days ?? most] as const;
  const leastInSpaces = readNumber(draft.least, ...leastRange);
  const none = space === undefined ? t('chosenNever') : t('asOrganisation');
  const hasNone = space !== undefined || period.mayBeNever;

  async function submit() {
    if (days === undefined || leastInSpaces === undefined) return;
    const saved =
      space === undefined
        ? await ofAll.run({ kind, days, leastInSpaces, revision })
        : await ofSpace.run({ space, kind, days, revision });
    if (!saved) return;
    toast.show({ text: t('saved'), tone: 'success' });
    onClose();
  }

  return (
    <Dialog title={label[language]} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={
          draft.choice !== beginning.choice || draft.days !== beginning.days || draft.least !== beginning.least
        }
        onSubmit={() => void submit()}
      >
        <p className="text-sm text-muted">{period.counts[language]}</p>
        <FormError>{ofAll.error?.message ?? ofSpace.error?.message}</FormError>
        {hasNone && (
          <RadioGroup
            label={t('howLong')}
            value={draft.choice}
            onChange={(choice) => setDraft({ ...draft, choice })}
            options={[
              { id: 'days', label: t('chosenDays') },
              { id: 'none', label: none },
            ]}
          />
        )}
        {draft.choice === 'days' && (
          <TextField
            name="days"
            label={t('number')}
            description={range}
            value={draft.days}
            onChange={(text) => setDraft({ ...draft, days: text })}
            validate={(text) => (readNumber(text, least, most) === undefined ? range : null)}
            inputMode="numeric"
            autoComplete="off"
            isRequired
          />
        )}
        {space === undefined && period.ofSpace && (
          <TextField
            name="least"
            label={t('least')}
            description={t('range', { least: leastRange[0], most: leastRange[1] })}
            value={draft.least}
            onChange={(text) => setDraft({ ...draft, least: text })}
            validate={(text) =>
              readNumber(text, ...leastRange) === undefined
                ? t('range', { least: leastRange[0], most: leastRange[1] })
                : null
            }
            inputMode="numeric"
            autoComplete="off"
            isRequired
          />
        )}
        <Effect period={period} space={space} days={days ?? undefined} />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={ofAll.isPending || ofSpace.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function Effect({
  period,
  space,
  days,
}: Pick<PeriodDialogProps, 'period' | 'space'> & { readonly days: number | undefined }) {
  const t = useMessages(periodMessages);
  const { formatDate } = useFormats();
  const shortens = isShorter(days, period);
  const input = { kind: period.kind, days: days ?? 1, ...(space !== undefined && { space }) };
  const { data } = useQueryRoute(countExpired, input, { enabled: shortens });
  const day = formatDate(new Date(Date.now() + noticeDays * 86_400_000), 'medium');
  return (
    <p role="status" className="text-sm">
      {!shortens ? t('atOnce') : data === undefined ? t('counting') : t('counted', { count: data.count, day })}
      {shortens && data !== undefined && data.count > 0 && ` ${t('told')}`}
    </p>
  );
}
