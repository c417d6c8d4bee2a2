import { Button, IconButton, Lead, Pencil, useLanguage, useMessages } from '@kontor/ui';
import { type Answers, faultsOf, type Item, type Question, textIn, tidyAnswers } from '../../shared/index.ts';
import { answerText } from './answer-text.ts';
import { answeringMessages } from './answering-messages.ts';

interface ReviewProps {
  readonly items: readonly Item[];
  readonly asked: readonly Question[];
  readonly answers: Answers;
  readonly isPending: boolean;
  readonly onGo: (step: number) => void;
  readonly onSend?: () => void;
}

/** All answers once more, before nobody can find them again. */
export function Review({ items, asked, answers, isPending, onGo, onSend }: ReviewProps) {
  const t = useMessages(answeringMessages);
  const { language } = useLanguage();
  const faults = faultsOf(items, tidyAnswers(items, answers));
  return (
    <section className="flex flex-col gap-5" aria-label={t('review')}>
      <h2 className="text-lg font-semibold">{t('review')}</h2>
      <Lead>{t('reviewLead')}</Lead>
      <ol className="flex flex-col divide-y divide-border">
        {asked.map((question, index) => {
          const said = answerText(question, answers[question.id], language);
          const fault = faults.get(question.id);
          return (
            <li key={question.id} className="flex items-start gap-3 py-3">
              <div className="min-w-0 grow [overflow-wrap:anywhere]">
                <p className="text-sm text-muted">{textIn(language, question.title)}</p>
                <p className="whitespace-pre-line">
                  {said.length === 0 ? (
                    <span className="text-muted">{t('notAnswered')}</span>
                  ) : (
                    said.join(question.kind === 'ranking' ? ' › ' : ', ')
                  )}
                </p>
                {fault && <p className="text-sm text-danger">{t(fault)}</p>}
              </div>
              <IconButton icon={Pencil} label={t('change', { number: index + 1 })} onPress={() => onGo(index)} />
            </li>
          );
        })}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => onGo(asked.length - 1)} isDisabled={asked.length === 0}>
          {t('back')}
        </Button>
        {onSend && (
          <Button variant="primary" isPending={isPending} isDisabled={faults.size > 0} onPress={onSend}>
            {t('send')}
          </Button>
        )}
      </div>
    </section>
  );
}
