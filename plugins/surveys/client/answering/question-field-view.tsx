import { Button, Checkbox, RadioGroup, TextArea, TextField, useLanguage, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { longestText, type Question, steps, textIn } from '../../shared/index.ts';
import { answeringMessages } from './answering-messages.ts';
import type { QuestionFieldProps } from './question-field-props.ts';
import { Ranking } from './ranking-view.tsx';

/** The control of one question; its label is the question itself, which stands above it as a heading. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, value, onChange, error } = props;
  const t = useMessages(answeringMessages);
  const { language } = useLanguage();
  const label = textIn(language, question.title);
  const help = textIn(language, question.help);
  const texts = {
    label,
    isLabelHidden: true,
    ...(help !== '' && { description: help }),
    ...(error !== undefined && { error }),
  };
  const { kind, isRequired } = question;
  if (kind === 'choice' || kind === 'scale')
    return (
      <div className="flex flex-col items-start gap-3">
        <RadioGroup
          {...texts}
          options={optionsOf(question, language)}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          isRequired={isRequired}
        />
        {value !== undefined && !isRequired && (
          <Button variant="quiet" size="sm" onPress={() => onChange(undefined)}>
            {t('clear')}
          </Button>
        )}
      </div>
    );
  if (kind === 'choices') return <Choices {...props} />;
  if (kind === 'ranking') return <Ranking {...props} />;
  if (kind === 'number') return <NumberField {...props} texts={texts} />;
  return (
    <TextArea
      {...texts}
      description={[help, t('textNotice')].filter((each) => each !== '').join(' ')}
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => onChange(text === '' ? undefined : text)}
      maxLength={longestText}
      rows={5}
      isRequired={isRequired}
      validationBehavior="aria"
    />
  );
}

function optionsOf({ kind, options, low, high }: Question, language: 'de' | 'en') {
  if (kind !== 'scale') return options.map(({ id, label }) => ({ id, label: textIn(language, label) }));
  return steps.map((step, index) => {
    const end = index === 0 ? low : index === steps.length - 1 ? high : undefined;
    const name = end ? textIn(language, end) : '';
    return { id: step, label: name === '' ? step : `${step} · ${name}` };
  });
}

function Choices({ question, value, onChange, error }: QuestionFieldProps) {
  const { language } = useLanguage();
  const chosen = Array.isArray(value) ? value : [];
  const help = textIn(language, question.help);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="sr-only">{textIn(language, question.title)}</legend>
      {help !== '' && <p className="pb-1 text-sm text-muted">{help}</p>}
      {question.options.map(({ id, label }) => (
        <Checkbox
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isChosen) => {
            const next = isChosen ? [...chosen, id] : chosen.filter((each) => each !== id);
            onChange(next.length === 0 ? undefined : next);
          }}
        >
          {textIn(language, label)}
        </Checkbox>
      ))}
      {error !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** As it was typed until it is a number. */
function NumberField({ question, value, onChange, texts }: QuestionFieldProps & { readonly texts: { label: string } }) {
  const { language } = useLanguage();
  const [typed, setTyped] = useState(() =>
    typeof value === 'number' ? value.toLocaleString(language, { useGrouping: false }) : '',
  );
  return (
    <TextField
      {...texts}
      value={typed}
      inputMode="decimal"
      onChange={(text) => {
        setTyped(text);
        const number = Number(text.trim().replace(',', '.'));
        onChange(text.trim() === '' ? undefined : Number.isNaN(number) ? text : number);
      }}
      isRequired={question.isRequired}
      validationBehavior="aria"
      className="max-w-xs"
    />
  );
}
