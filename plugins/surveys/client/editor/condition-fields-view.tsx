import { Checkbox, Select, useLanguage, useMessages } from '@kontor/ui';
import { type Condition, type Question, textIn, valuesOf } from '../../shared/index.ts';
import { editorMessages } from './editor-messages.ts';

interface ConditionFieldsProps {
  readonly earlier: readonly Question[];
  readonly value: Condition | null;
  readonly onChange: (value: Condition | null) => void;
}

const always = 'always';

/** Whether a question is asked of everybody, or only after certain answers to an earlier one. */
export function ConditionFields({ earlier, value, onChange }: ConditionFieldsProps) {
  const t = useMessages(editorMessages);
  const { language } = useLanguage();
  const decides = earlier.find(({ id }) => id === value?.question);
  const toggle = (id: string, isChosen: boolean) => {
    if (!value) return;
    const anyOf = isChosen ? [...value.anyOf, id] : value.anyOf.filter((each) => each !== id);
    onChange(anyOf.length === 0 ? null : { ...value, anyOf });
  };
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={t('showIf')}
        options={[
          { id: always, label: t('always') },
          ...earlier.map(({ id, title }) => ({ id, label: textIn(language, title) || t('untitled') })),
        ]}
        value={value?.question ?? always}
        onChange={(id) => {
          const chosen = earlier.find((each) => each.id === id);
          const [first] = chosen ? valuesOf(chosen) : [];
          onChange(chosen && first !== undefined ? { question: id, anyOf: [first] } : null);
        }}
      />
      {decides && (
        <fieldset className="flex flex-col gap-0.5">
          <legend className="pb-1 text-sm text-muted">{t('anyOf')}</legend>
          {valuesOf(decides).map((id) => {
            const option = decides.options.find((each) => each.id === id);
            return (
              <Checkbox key={id} isSelected={value?.anyOf.includes(id) === true} onChange={(is) => toggle(id, is)}>
                {option ? textIn(language, option.label) || t('untitled') : id}
              </Checkbox>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}
