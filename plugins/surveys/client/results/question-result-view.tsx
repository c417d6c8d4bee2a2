import { useFormats, useLanguage, useMessages } from '@kontor/ui';
import { type Question, steps, type Tally, textIn, valuesOf } from '../../shared/index.ts';
import { resultsMessages } from './results-messages.ts';

interface QuestionResultProps {
  readonly question: Question;
  /** Absent where too few answered. */
  readonly tally: Tally | undefined;
  readonly threshold: number;
  readonly isUnit: boolean;
}

export function QuestionResult({ question, tally, threshold, isUnit }: QuestionResultProps) {
  const t = useMessages(resultsMessages);
  const { language } = useLanguage();
  const { formatNumber } = useFormats();
  const notes = tally
    ? [
        t('answered', { count: tally.answered }),
        ...(tally.mean === null ? [] : [t('mean', { mean: formatNumber(tally.mean) })]),
      ]
    : [];
  return (
    <section className="break-inside-avoid" aria-label={textIn(language, question.title)}>
      <h3 className="max-w-prose font-semibold [overflow-wrap:anywhere]">{textIn(language, question.title)}</h3>
      <p className="pb-2 text-sm text-muted">
        {tally ? notes.join(' · ') : isUnit ? t('hiddenUnit') : t('hidden', { count: threshold })}
      </p>
      {tally && <Numbers question={question} tally={tally} />}
    </section>
  );
}

function Numbers({ question, tally }: { readonly question: Question; readonly tally: Tally }) {
  const t = useMessages(resultsMessages);
  const { language } = useLanguage();
  const { formatNumber } = useFormats();
  const nameOf = (value: string) => nameOfValue(question, value, language);
  if (question.kind === 'text') return <Texts tally={tally} />;
  if (question.kind === 'ranking') {
    const places = Object.entries(tally.places).sort(([, one], [, other]) => one - other);
    const last = places.length;
    return (
      <Bars
        rows={places.map(([value, place]) => ({
          id: value,
          name: nameOf(value),
          share: last > 1 ? (last - place) / (last - 1) : 1,
          text: t('place', { place: formatNumber(place) }),
        }))}
      />
    );
  }
  return (
    <Bars
      rows={valuesOf(question)
        .map((value) => [value, tally.counts[value] ?? 0] as const)
        .map(([value, count]) => ({
          id: value,
          name: nameOf(value),
          share: count / tally.answered,
          text: t('share', {
            count: formatNumber(count),
            share: formatNumber(Math.round((count / tally.answered) * 100)),
          }),
        }))}
    />
  );
}

interface Bar {
  readonly id: string;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly text: string;
}

/** The number stands beside each bar: the bar is only a picture of it. */
function Bars({ rows }: { readonly rows: readonly Bar[] }) {
  return (
    <ul className="flex max-w-2xl flex-col gap-2.5">
      {rows.map(({ id, name, share, text }) => (
        <li key={id}>
          <p className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
            <span className="text-muted tabular-nums">{text}</span>
          </p>
          <svg
            aria-hidden
            viewBox="0 0 100 2"
            preserveAspectRatio="none"
            className="mt-1 block h-2 w-full overflow-hidden rounded-full"
          >
            <rect width="100" height="2" className="fill-pressed" />
            <rect width={Math.max(share * 100, share > 0 ? 0.5 : 0)} height="2" className="fill-accent" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

function Texts({ tally }: { readonly tally: Tally }) {
  const t = useMessages(resultsMessages);
  if (tally.texts.length === 0) return <p className="text-sm text-muted">{t('forgotten')}</p>;
  return (
    <>
      <p className="pb-2 text-sm text-muted">{t('texts')}</p>
      <ul className="flex max-w-2xl flex-col divide-y divide-border border-y border-border">
        {tally.texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same, and the list never changes.
          <li key={index} className="py-2.5 whitespace-pre-line [overflow-wrap:anywhere]">
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function nameOfValue({ kind, options, low, high }: Question, value: string, language: 'de' | 'en'): string {
  if (kind !== 'scale') return textIn(language, options.find(({ id }) => id === value)?.label ?? { de: '', en: '' });
  const end = value === steps[0] ? low : value === steps.at(-1) ? high : undefined;
  const name = end ? textIn(language, end) : '';
  return name === '' ? value : `${value} · ${name}`;
}
