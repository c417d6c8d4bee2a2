import { Button, Progress, useLanguage, useMessages } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { type Answers, askedOf, faultsOf, type Item, type Question, textIn, tidyAnswers } from '../../shared/index.ts';
import { answeringMessages } from './answering-messages.ts';
import { QuestionField } from './question-field-view.tsx';
import { Review } from './review-view.tsx';

interface QuestionsProps {
  readonly items: readonly Item[];
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  readonly isPending: boolean;
  /** Absent in a preview. */
  readonly onSend?: () => void;
}

/** One question at a time, then all of them to check. What was answered stays when others come and go. */
export function Questions({ items, answers, onChange, isPending, onSend }: QuestionsProps) {
  const t = useMessages(answeringMessages);
  const { language } = useLanguage();
  const [step, setStep] = useState(0);
  const [isTried, setTried] = useState(false);
  const start = useRef<HTMLDivElement>(null);
  const asked = askedOf(items, answers);
  const question = asked[Math.min(step, asked.length)];
  const fault = question && faultsOf(items, tidyAnswers(items, answers)).get(question.id);
  const isMoved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the step, so that it is read out.
  useEffect(() => {
    if (isMoved.current) start.current?.focus();
  }, [step]);
  function go(to: number) {
    isMoved.current = true;
    setTried(false);
    setStep(to);
  }
  if (!question)
    return (
      <div ref={start} tabIndex={-1} className="outline-none">
        <Review {...{ items, asked, answers, isPending }} onGo={go} {...(onSend && { onSend })} />
      </div>
    );
  const section = sectionOf(items, question);
  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault) setTried(true);
        else go(step + 1);
      }}
    >
      <Progress
        label={t('step', { number: step + 1, all: asked.length })}
        value={step / asked.length}
        valueLabel={question.isRequired ? t('required') : ' '}
      />
      <div ref={start} tabIndex={-1} className="flex flex-col gap-4 outline-none">
        {section && (
          <div className="text-sm text-muted">
            <p className="font-medium">{textIn(language, section.title)}</p>
            <p className="whitespace-pre-line">{textIn(language, section.help)}</p>
          </div>
        )}
        <h2 className="max-w-prose text-lg font-semibold text-pretty [overflow-wrap:anywhere]">
          {textIn(language, question.title)}
        </h2>
        <QuestionField
          key={question.id}
          question={question}
          value={answers[question.id]}
          error={isTried && fault ? t(fault) : undefined}
          onChange={(value) => {
            const { [question.id]: _before, ...rest } = answers;
            onChange(value === undefined ? rest : { ...rest, [question.id]: value });
          }}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button isDisabled={step === 0} onPress={() => go(step - 1)}>
          {t('back')}
        </Button>
        <Button type="submit" variant="primary">
          {step === asked.length - 1 ? t('review') : t('next')}
        </Button>
      </div>
    </form>
  );
}

function sectionOf(items: readonly Item[], question: Question) {
  const before = items.slice(0, items.indexOf(question)).toReversed();
  const found = before.find((item) => item.kind === 'section');
  return found?.kind === 'section' ? found : undefined;
}
