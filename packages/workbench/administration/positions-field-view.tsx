import { isoDate, newId } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { listOrgUnits } from '@kontor/schema';
import { Badge, Button, Checkbox, ComboBox, DatePicker, Plus, TextField, Trash2, useMessages } from '@kontor/ui';
import { positionMessages } from './position-messages.ts';
import { isOver, isReversed, type PositionDraft, withNewPosition, withPosition } from './position-model.ts';

export interface PositionsFieldProps {
  readonly value: readonly PositionDraft[];
  readonly onChange: (positions: readonly PositionDraft[]) => void;
}

/** What somebody does where, and from when to when: held, to come, and over. */
export function PositionsField({ value, onChange }: PositionsFieldProps) {
  const t = useMessages(positionMessages);
  const today = isoDate(new Date());
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <h3 className="text-base font-semibold">{t('title')}</h3>
      {value.length === 0 && <p className="text-sm text-muted">{t('none')}</p>}
      {value.map((position, index) => (
        <PositionFields
          key={position.key}
          position={position}
          number={index + 1}
          today={today}
          onChange={(change) => onChange(withPosition(value, position.key, change, today))}
          onRemove={() => onChange(value.filter(({ key }) => key !== position.key))}
        />
      ))}
      <div>
        <Button size="sm" icon={Plus} onPress={() => onChange(withNewPosition(value, newId(), today))}>
          {t('add')}
        </Button>
      </div>
    </section>
  );
}

interface PositionFieldsProps {
  readonly position: PositionDraft;
  readonly number: number;
  readonly today: string;
  readonly onChange: (change: Partial<Omit<PositionDraft, 'key'>>) => void;
  readonly onRemove: () => void;
}

function PositionFields({ position, number, today, onChange, onRemove }: PositionFieldsProps) {
  const t = useMessages(positionMessages);
  const units = useQueryRoute(listOrgUnits, {}).data?.orgUnits ?? [];
  const { orgUnit, title, lead, acting, main, from, until } = position;
  const isPast = isOver(position, today);
  const name = title.trim() || t('number', { number });
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-lg p-4 ring-1 ring-border">
      <legend className="sr-only">{name}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <ComboBox
          label={t('unit')}
          options={units.map(({ id, name: label, code }) => ({ id, label, description: code }))}
          value={orgUnit}
          onChange={(next) => onChange({ orgUnit: next })}
          isRequired
        />
        <TextField
          label={t('position')}
          value={title}
          onChange={(next) => onChange({ title: next })}
          maxLength={200}
          isRequired
        />
        <DatePicker label={t('from')} value={from} onChange={(next) => onChange({ from: next })} />
        <DatePicker
          label={t('until')}
          value={until}
          onChange={(next) => onChange({ until: next })}
          error={isReversed(position) ? t('reversed') : undefined}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Checkbox isSelected={main} onChange={(next) => onChange({ main: next })}>
          {t('main')}
        </Checkbox>
        <Checkbox isSelected={lead} onChange={(next) => onChange({ lead: next })}>
          {t('lead')}
        </Checkbox>
        <Checkbox isSelected={acting} onChange={(next) => onChange({ acting: next })}>
          {t('acting')}
        </Checkbox>
        <span className="flex grow flex-wrap items-center justify-end gap-2">
          {isPast && <Badge>{t('over')}</Badge>}
          {!isPast && until !== today && orgUnit !== null && (
            <Button size="sm" variant="quiet" onPress={() => onChange({ until: today })}>
              {t('endToday')}
            </Button>
          )}
          <Button size="sm" variant="quiet" icon={Trash2} aria-label={t('removeNamed', { name })} onPress={onRemove}>
            {t('remove')}
          </Button>
        </span>
      </div>
    </fieldset>
  );
}
