import {
  Badge,
  Button,
  CircleAlert,
  Download,
  Info,
  SearchField,
  Select,
  Table,
  useFormats,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { useMemo, useState } from 'react';
import type { ImportProblem, ImportReport } from '../../shared/index.ts';
import { importMessages } from './import-messages.ts';
import { allProblems, filterProblems, problemsCsv } from './import-problems-model.ts';
import { saveText } from './save-text.ts';

/** More rows than this are read in the downloaded file. */
const shownAtMost = 200;

/** Every problem by line, to be filtered and downloaded. */
export function ProblemList({ report }: { readonly report: ImportReport }) {
  const t = useMessages(importMessages);
  const { language } = useLanguage();
  const { formatNumber } = useFormats();
  const [filter, setFilter] = useState(allProblems);
  const found = useMemo(() => filterProblems(report.problems, filter, language), [report.problems, filter, language]);
  const hasUnits = report.summary.orgUnits.rows > 0;
  const severities = [
    { id: 'all' as const, label: t('all') },
    { id: 'error' as const, label: t('errors', { count: report.errors }) },
    { id: 'warning' as const, label: t('warnings', { count: report.warnings }) },
  ];
  const headings = ['file', 'line', 'field', 'severity', 'value', 'sentence', 'codeColumn'] as const;
  const left = found.length - shownAtMost;
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="grow text-base font-semibold">{t('problems')}</h2>
        <Select
          label={t('severity')}
          isLabelHidden
          options={severities}
          value={filter.severity}
          onChange={(severity) => setFilter({ ...filter, severity })}
          className="w-40"
        />
        <SearchField
          label={t('filterProblems')}
          placeholder={t('filterProblems')}
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
          className="w-60 max-sm:w-full"
        />
        <Button
          icon={Download}
          onPress={() =>
            saveText(
              t('downloadName'),
              problemsCsv(
                found,
                headings.map((name) => t(name)),
                language,
              ),
            )
          }
        >
          {t('download')}
        </Button>
      </div>
      {found.length === 0 ? (
        <p className="py-6 text-center text-sm text-muted">{t('noProblems')}</p>
      ) : (
        <Table
          label={t('problems')}
          rows={found.slice(0, shownAtMost).map((problem, index) => ({ problem, index }))}
          idOf={({ index }) => String(index)}
          columns={[
            {
              id: 'line',
              title: t('line'),
              isRowHeader: true,
              cell: ({ problem }) => <Place problem={problem} showsFile={hasUnits} />,
            },
            { id: 'severity', title: t('severity'), cell: ({ problem }) => <Severity problem={problem} /> },
            { id: 'field', title: t('field'), cell: ({ problem }) => problem.field ?? '–' },
            {
              id: 'value',
              title: t('value'),
              cell: ({ problem }) => (
                <span className="inline-block max-w-48 [overflow-wrap:anywhere] max-sm:text-end">
                  {problem.value ?? '–'}
                </span>
              ),
            },
            {
              id: 'sentence',
              title: t('sentence'),
              cell: ({ problem }) => <span className="max-sm:text-end">{problem.sentence[language]}</span>,
            },
          ]}
          className="text-sm"
        />
      )}
      {left > 0 && <p className="text-sm text-muted">{t('moreProblems', { count: left })}</p>}
      <p role="status" className="sr-only">
        {formatNumber(found.length)}
      </p>
    </section>
  );
}

function Place({ problem, showsFile }: { readonly problem: ImportProblem; readonly showsFile: boolean }) {
  const t = useMessages(importMessages);
  return (
    <span className="whitespace-nowrap tabular-nums">
      <span className="sm:hidden">{t('line')} </span>
      {problem.line}
      {showsFile && (
        <span className="block text-xs font-normal text-muted max-sm:inline max-sm:ps-2">
          {t(problem.file === 'people' ? 'people' : 'orgUnits')}
        </span>
      )}
    </span>
  );
}

function Severity({ problem }: { readonly problem: ImportProblem }) {
  const t = useMessages(importMessages);
  const isError = problem.severity === 'error';
  const Icon = isError ? CircleAlert : Info;
  return (
    <Badge tone={isError ? 'danger' : 'warning'}>
      <span className="inline-flex items-center gap-1">
        <Icon aria-hidden className="size-3" />
        {t(isError ? 'severityError' : 'severityWarning')}
      </span>
    </Badge>
  );
}
