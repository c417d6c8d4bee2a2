import { Badge, Button, IconButton, Plus, Select, TextField, useMessages, X } from '@kontor/ui';
import { type FieldChoice, fieldColour } from '../../shared/list-field.ts';
import { fieldMessages } from './field-messages.ts';
import { newChoice } from './fields-model.ts';

interface ChoicesProps {
  readonly choices: readonly FieldChoice[];
  readonly onChange: (choices: FieldChoice[]) => void;
}

const most = 50;

/** What one chooses from, each with its colour. */
export function Choices({ choices, onChange }: ChoicesProps) {
  const t = useMessages(fieldMessages);
  const change = (id: string, given: Partial<FieldChoice>) =>
    onChange(choices.map((choice) => (choice.id === id ? { ...choice, ...given } : choice)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1.5 text-sm font-medium">{t('choices')}</legend>
      {choices.map(({ id, title, colour }, index) => {
        const name = title || t('choice', { place: String(index + 1) });
        return (
          <div key={id} className="flex items-center gap-2">
            <TextField
              label={t('choice', { place: String(index + 1) })}
              isLabelHidden
              placeholder={name}
              value={title}
              maxLength={60}
              onChange={(next) => change(id, { title: next })}
              className="min-w-0 grow"
            />
            <Select
              label={t('colour', { title: name })}
              isLabelHidden
              options={fieldColour.options.map((each) => ({
                id: each,
                label: t(`colour.${each}`),
                start: <Badge tone={each}>A</Badge>,
              }))}
              value={colour}
              onChange={(next) => change(id, { colour: next })}
              className="w-32 shrink-0"
            />
            <IconButton
              icon={X}
              label={t('removeChoice', { title: name })}
              onPress={() => onChange(choices.filter((choice) => choice.id !== id))}
            />
          </div>
        );
      })}
      {choices.length < most && (
        <Button
          size="sm"
          variant="quiet"
          icon={Plus}
          className="self-start"
          onPress={() => onChange([...choices, newChoice(choices.length)])}
        >
          {t('addChoice')}
        </Button>
      )}
    </fieldset>
  );
}
