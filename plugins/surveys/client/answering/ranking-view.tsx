import { useAnnouncer } from '@kontor/plugin-api/client';
import { ArrowDown, ArrowUp, Button, IconButton, useLanguage, useMessages } from '@kontor/ui';
import { textIn } from '../../shared/index.ts';
import { answeringMessages } from './answering-messages.ts';
import type { QuestionFieldProps } from './question-field-props.ts';

/** Points in an order; nothing is answered before somebody moves one or says that the order is right. */
export function Ranking({ question, value, onChange, error }: QuestionFieldProps) {
  const t = useMessages(answeringMessages);
  const { language } = useLanguage();
  const say = useAnnouncer();
  const order = Array.isArray(value) ? value : question.options.map(({ id }) => id);
  const nameOf = (id: string) =>
    textIn(language, question.options.find((each) => each.id === id)?.label ?? { de: '', en: '' });
  function move(id: string, by: number) {
    const place = order.indexOf(id) + by;
    const others = order.filter((each) => each !== id);
    onChange([...others.slice(0, place), id, ...others.slice(place)]);
    say(t('moved', { name: nameOf(id), place: place + 1 }));
  }
  const help = textIn(language, question.help);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-muted">{help === '' ? t('rankHelp') : help}</p>
      <ol
        aria-label={textIn(language, question.title)}
        className="flex flex-col divide-y divide-border rounded-lg ring-1 ring-border"
      >
        {order.map((id, index) => (
          <li key={id} className="flex items-center gap-3 px-3 py-1.5">
            <span className="w-5 shrink-0 text-muted tabular-nums">{index + 1}.</span>
            <span className="min-w-0 grow [overflow-wrap:anywhere]">{nameOf(id)}</span>
            <IconButton
              icon={ArrowUp}
              label={t('up', { name: nameOf(id) })}
              isDisabled={index === 0}
              onPress={() => move(id, -1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t('down', { name: nameOf(id) })}
              isDisabled={index === order.length - 1}
              onPress={() => move(id, 1)}
            />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3">
        {value === undefined ? (
          <Button onPress={() => onChange(order)}>{t('rankTake')}</Button>
        ) : (
          <>
            <span className="text-sm">{t('rankTaken')}</span>
            {!question.isRequired && (
              <Button variant="quiet" size="sm" onPress={() => onChange(undefined)}>
                {t('clear')}
              </Button>
            )}
          </>
        )}
      </div>
      {error !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
