import { useWorkbench } from '@kontor/plugin-api/client';
import { classNames, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { paletteMessages } from './palette-messages.ts';

export interface PaletteTypesProps {
  /** How many of each were found. */
  readonly types: Readonly<Record<string, number>>;
  readonly chosen: string | undefined;
  readonly onChoose: (type: string | undefined) => void;
}

/** Narrows what is found to one type; nothing while there is only one. */
export function PaletteTypes({ types, chosen, onChoose }: PaletteTypesProps) {
  const t = useMessages(paletteMessages);
  const { language } = useLanguage();
  const { formatNumber } = useFormats();
  const { registry } = useWorkbench();
  const found = [...registry.searchRenderers].filter(([type]) => (types[type] ?? 0) > 0 || type === chosen);
  if (found.length < 2 && chosen === undefined) return null;
  const choice = (type: string | undefined, text: string, count?: number) => (
    <Button
      key={type ?? ''}
      aria-pressed={type === chosen}
      onPress={() => onChoose(type)}
      className={classNames(
        'flex h-7 shrink-0 cursor-pointer items-center gap-1.5 rounded-full px-3 text-sm focus-ring-inset coarse:h-11',
        type === chosen ? 'bg-accent-soft font-medium text-accent-text' : 'bg-hover text-text data-hovered:bg-pressed',
      )}
    >
      {text}
      {count !== undefined && <span className="text-xs tabular-nums">{formatNumber(count)}</span>}
    </Button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent with a form.
    <div role="group" aria-label={t('types')} className="flex shrink-0 flex-wrap gap-1.5 py-1">
      {choice(undefined, t('everything'))}
      {found.map(([type, { label }]) => choice(type, label(language), types[type]))}
    </div>
  );
}
