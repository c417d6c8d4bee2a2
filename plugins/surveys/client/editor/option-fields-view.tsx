import { Button, IconButton, Plus, TextField, useMessages, X } from '@kontor/ui';
import { mostOptions, type Option } from '../../shared/index.ts';
import { newOption } from './draft-model.ts';
import { editorMessages } from './editor-messages.ts';

interface OptionFieldsProps {
  readonly options: readonly Option[];
  readonly hasEnglish: boolean;
  readonly onChange: (options: Option[]) => void;
}

/** What can be chosen, in its order. */
export function OptionFields({ options, hasEnglish, onChange }: OptionFieldsProps) {
  const t = useMessages(editorMessages);
  const put = (id: string, label: Option['label']) =>
    onChange(options.map((each) => (each.id === id ? { ...each, label } : each)));
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="pb-1.5 text-sm font-medium">{t('options')}</legend>
      {options.map(({ id, label }, index) => (
        <div key={id} className="flex items-start gap-2">
          <div className="flex min-w-0 grow flex-col gap-1.5">
            <TextField
              label={t('option', { number: index + 1 })}
              isLabelHidden
              placeholder={t('option', { number: index + 1 })}
              value={label.de}
              onChange={(de) => put(id, { ...label, de })}
              maxLength={300}
              isRequired
            />
            {hasEnglish && (
              <TextField
                label={t('optionEn', { number: index + 1 })}
                isLabelHidden
                placeholder={t('optionEn', { number: index + 1 })}
                value={label.en}
                onChange={(en) => put(id, { ...label, en })}
                maxLength={300}
              />
            )}
          </div>
          <IconButton
            icon={X}
            label={t('removeOption', { number: index + 1 })}
            isDisabled={options.length <= 2}
            onPress={() => onChange(options.filter((each) => each.id !== id))}
          />
        </div>
      ))}
      <Button
        icon={Plus}
        size="sm"
        className="self-start"
        isDisabled={options.length >= mostOptions}
        onPress={() => onChange([...options, newOption()])}
      >
        {t('addOption')}
      </Button>
    </fieldset>
  );
}
