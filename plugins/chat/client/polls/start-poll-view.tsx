import { mostAnswers, type Place } from '@kontor/matrix/client';
import {
  Button,
  Checkbox,
  Dialog,
  Form,
  FormActions,
  FormError,
  IconButton,
  Plus,
  TextField,
  useMessages,
  X,
} from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { pollMessages } from './poll-messages.ts';
import { usableAnswers } from './poll-model.ts';

interface StartPollProps {
  readonly place: Place;
  readonly onClose: () => void;
}

/** Where one asks the room something. */
export function StartPoll({ place, onClose }: StartPollProps) {
  const t = useMessages(pollMessages);
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('start')}>
      {(close) => <StartPollForm place={place} onDone={close} />}
    </Dialog>
  );
}

/** A field with a name of its own, which stays when one before it goes. */
interface AnswerField {
  readonly key: number;
  readonly text: string;
}

function StartPollForm({ place, onDone }: { readonly place: Place; readonly onDone: () => void }) {
  const t = useMessages(pollMessages);
  const { chat } = useChat();
  const [question, setQuestion] = useState('');
  const [answers, setAnswers] = useState<readonly AnswerField[]>([
    { key: 0, text: '' },
    { key: 1, text: '' },
  ]);
  const [areSeveral, setSeveral] = useState(false);
  const [isDisclosed, setDisclosed] = useState(true);
  const [problem, setProblem] = useState<string>();
  const change = (key: number, text: string) =>
    setAnswers(answers.map((answer) => (answer.key === key ? { key, text } : answer)));
  const add = () => setAnswers([...answers, { key: Math.max(...answers.map(({ key }) => key)) + 1, text: '' }]);

  async function submit(saved: () => void) {
    const usable = usableAnswers(answers.map(({ text }) => text));
    if (usable.length < 2) return setProblem(t('atLeastTwo'));
    setProblem(undefined);
    const most = areSeveral ? usable.length : 1;
    const sent = chat.polls.start(place, { question: question.trim(), answers: usable, most, isDisclosed });
    // What cannot be sent right now stands in the timeline, where it is sent again.
    sent.catch(() => undefined);
    saved();
    onDone();
  }

  return (
    <Form
      onSubmit={(saved) => void submit(saved)}
      isUnsaved={question !== '' || answers.some(({ text }) => text !== '')}
    >
      <FormError>{problem}</FormError>
      <TextField label={t('question')} value={question} onChange={setQuestion} isRequired maxLength={300} autoFocus />
      <div className="flex flex-col gap-3">
        {answers.map(({ key, text }, at) => (
          <div key={key} className="flex items-end gap-1">
            <TextField
              className="grow"
              label={t('answer', { number: at + 1 })}
              value={text}
              onChange={(next) => change(key, next)}
              isRequired={at < 2}
              maxLength={150}
            />
            {answers.length > 2 && (
              <IconButton
                icon={X}
                label={t('removeAnswer', { number: at + 1 })}
                onPress={() => setAnswers(answers.filter((answer) => answer.key !== key))}
              />
            )}
          </div>
        ))}
        {answers.length < mostAnswers && (
          <Button icon={Plus} variant="quiet" className="self-start" onPress={add}>
            {t('addAnswer')}
          </Button>
        )}
      </div>
      <div className="flex flex-col gap-2">
        <Checkbox isSelected={areSeveral} onChange={setSeveral}>
          {t('severalLabel')}
        </Checkbox>
        <Checkbox isSelected={isDisclosed} onChange={setDisclosed}>
          {t('disclosedLabel')}
        </Checkbox>
      </div>
      <p className="text-sm text-muted">{t('notSecret')}</p>
      <FormActions>
        <Button slot="close">{t('cancel')}</Button>
        <Button type="submit" variant="primary">
          {t('start')}
        </Button>
      </FormActions>
    </Form>
  );
}
