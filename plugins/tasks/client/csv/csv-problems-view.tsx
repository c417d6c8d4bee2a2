import { Banner, useMessages } from '@kontor/ui';
import { type CsvPlan, type CsvProblem, csvWarnings } from '../../shared/csv-api.ts';
import { csvMessages } from './csv-messages.ts';

/** What stands in the way, line by line, and what will be left out. */
export function CsvProblems({ plan: { problems, errors, warnings } }: { readonly plan: CsvPlan }) {
  const t = useMessages(csvMessages);
  if (problems.length === 0) return null;
  const blocking = problems.filter(({ kind }) => !csvWarnings.has(kind));
  const leftOut = problems.filter(({ kind }) => csvWarnings.has(kind));
  return (
    <section className="flex flex-col gap-3">
      {errors > 0 && (
        <Banner tone="danger" title={t('errors', { count: errors })}>
          {t('errorsHelp')}
        </Banner>
      )}
      <Problems problems={blocking} />
      {warnings > 0 && <Banner tone="warning">{t('warnings', { count: warnings })}</Banner>}
      <Problems problems={leftOut} />
      {errors + warnings > problems.length && (
        <p className="text-sm text-muted">{t('moreProblems', { shown: String(problems.length) })}</p>
      )}
    </section>
  );
}

function Problems({ problems }: { readonly problems: readonly CsvProblem[] }) {
  const t = useMessages(csvMessages);
  if (problems.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {problems.map(({ line, kind, column, value }) => (
        <li key={`${line} ${kind} ${column} ${value}`} className="flex gap-3">
          <span className="shrink-0 text-muted">{t('line', { line: String(line) })}</span>
          <span className="min-w-0 [overflow-wrap:anywhere]">{t(`problem.${kind}`, { column, value })}</span>
        </li>
      ))}
    </ul>
  );
}
