import { PickAddressees, useQueryRoute } from '@kontor/plugin-api/client';
import type { NamedAddressee } from '@kontor/schema';
import { RadioGroup, Select, Switch, useMessages } from '@kontor/ui';
import { audiences, type Content, keptPeriods, previewUnits, unitLevels } from '../../shared/index.ts';
import { editorMessages } from './editor-messages.ts';

interface SettingsProps {
  readonly content: Content;
  readonly chosen: readonly NamedAddressee[];
  readonly onChange: (change: Partial<Content>) => void;
  readonly onChoose: (chosen: readonly NamedAddressee[]) => void;
}

const thresholds = ['5', '8', '10', '15', '20', '30', '50'] as const;
const levelNames = ['level0', 'level1', 'level2', 'level3'] as const;

/** Whom one asks, and what is promised of the results. */
export function Settings({ content, chosen, onChange, onChoose }: SettingsProps) {
  const t = useMessages(editorMessages);
  const { unitLevel, threshold, hasRows } = content;
  return (
    <section className="flex flex-col gap-5" aria-label={t('results')}>
      <PickAddressees label={t('who')} chosen={chosen} onChange={onChoose} />
      <h2 className="pt-2 text-base font-semibold">{t('results')}</h2>
      <RadioGroup
        label={t('resultsFor')}
        options={audiences.map((id) => ({ id, label: t(id) }))}
        value={content.resultsFor}
        onChange={(resultsFor) => onChange({ resultsFor })}
      />
      <Select
        label={t('unitLevel')}
        options={unitLevels.map((level) => ({ id: String(level), label: t(levelNames[level]) }))}
        value={String(unitLevel)}
        onChange={(level) => {
          const next = unitLevels.find((each) => String(each) === level) ?? 0;
          onChange({ unitLevel: next, hasRows: hasRows && next === 0 });
        }}
      />
      {unitLevel > 0 && content.addressees.length > 0 && <UnitsPreview content={content} />}
      <Select
        label={t('threshold')}
        description={t('thresholdHelp')}
        options={thresholds.map((id) => ({ id, label: id }))}
        value={thresholds.find((each) => Number(each) >= threshold) ?? '5'}
        onChange={(least) => onChange({ threshold: Number(least) })}
      />
      <Switch
        isSelected={hasRows}
        isDisabled={unitLevel > 0}
        onChange={(next) => onChange({ hasRows: next })}
        description={t('rowsHelp')}
      >
        {t('rows')}
      </Switch>
      <Select
        label={t('kept')}
        options={keptPeriods.map((days) => ({ id: String(days), label: t('days', { days }) }))}
        value={String(content.keptDays)}
        onChange={(days) => onChange({ keptDays: keptPeriods.find((each) => String(each) === days) ?? 90 })}
      />
    </section>
  );
}

function UnitsPreview({ content: { addressees, unitLevel } }: { readonly content: Content }) {
  const t = useMessages(editorMessages);
  const { data } = useQueryRoute(previewUnits, { addressees, unitLevel }, { keepPrevious: true });
  if (!data) return null;
  const names = data.units.map(({ label, people }) => `${label || t('others')} (${people})`);
  return (
    <p role="status" className="max-w-prose text-sm text-muted">
      {names.length > 1 ? t('unitsPreview', { units: names.join(', ') }) : t('unitsNone')}
    </p>
  );
}
