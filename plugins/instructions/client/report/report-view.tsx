import { QueryView, useNavigate, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { BackLink, Banner, ButtonLink, Page, PageHeader, Progress, Select, useFormats, useMessages } from '@kontor/ui';
import {
  countReport,
  getReport,
  instructionPath,
  instructionsPath,
  type Report,
  reportPath,
} from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { Proof } from './person-lines-view.tsx';
import { ReportActions } from './report-actions-view.tsx';
import { reportMessages } from './report-messages.ts';
import { UnitReport } from './unit-report-view.tsx';

/** Who still has to confirm and who has, for those who act for the office. */
export function ReportView({ id }: { readonly id: string }) {
  const i = useMessages(instructionsMessages);
  const asked = Number(usePlace().search.version);
  const number = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const query = useQueryRoute(
    getReport,
    { instruction: id, ...(number !== undefined && { number }) },
    { keepPrevious: true },
  );
  return (
    <Page>
      <QueryView query={query} next={<ButtonLink href={instructionsPath}>{i('back')}</ButtonLink>}>
        {(report) => <Shown report={report} />}
      </QueryView>
    </Page>
  );
}

function Shown({ report }: { readonly report: Report }) {
  const t = useMessages(reportMessages);
  const i = useMessages(instructionsMessages);
  const { formatDate } = useFormats();
  const { instruction, title, office, version, units, former, seenBy } = report;
  useTitle(t('title', { title }));
  return (
    <>
      <PageHeader
        title={t('title', { title })}
        description={t('facts', { office, number: version.number, day: formatDate(version.issuedAt) })}
        before={
          <BackLink href={instructionsPath} className="print:hidden">
            {i('back')}
          </BackLink>
        }
        actions={
          <span className="flex flex-wrap gap-2 print:hidden">
            <ButtonLink href={instructionPath(instruction)}>{t('toText')}</ButtonLink>
            <ReportActions report={report} />
          </span>
        }
      />
      <div className="flex flex-col gap-6">
        <Versions report={report} />
        <Sum report={report} />
        {units.length > 0 && (
          <ul className="flex flex-col">
            {units.map((unit) => (
              <UnitReport key={unit.unit?.id ?? ''} unit={unit} />
            ))}
          </ul>
        )}
        {former.length > 0 && (
          <section aria-label={t('former')} className="flex flex-col gap-2">
            <h2 className="text-base font-semibold text-pretty">{t('former')}</h2>
            <ul className="flex flex-col gap-1 text-sm">
              {former.map((each) => (
                <Proof key={each.person.id} proof={each} />
              ))}
            </ul>
          </section>
        )}
        <p className="text-sm text-pretty text-muted">
          {t('seenBy', { names: seenBy.map(({ name }) => name).join(', ') })}
        </p>
      </div>
    </>
  );
}

function Sum({ report }: { readonly report: Report }) {
  const t = useMessages(reportMessages);
  const { open, confirmed } = countReport(report);
  const all = open + confirmed;
  if (report.withdrawnAt !== null) return <Banner tone="warning">{t('withdrawn')}</Banner>;
  if (!report.isCurrent) return <Banner>{t('ofEarlier')}</Banner>;
  if (all === 0) return <Banner tone="warning">{t('nobody')}</Banner>;
  if (open === 0) return <Banner tone="success">{t('allDone')}</Banner>;
  return <Progress label={t('bar')} value={confirmed / all} valueLabel={t('progress', { confirmed, all })} />;
}

function Versions({ report: { instruction, version, versions } }: { readonly report: Report }) {
  const t = useMessages(reportMessages);
  const { formatDate } = useFormats();
  const navigate = useNavigate();
  if (versions.length < 2) return null;
  return (
    <Select
      label={t('version')}
      className="max-w-xs print:hidden"
      options={versions.map(({ number, issuedAt }, index) => ({
        id: String(number),
        label: t(index === 0 ? 'current' : 'versionOf', { number, day: formatDate(issuedAt) }),
      }))}
      value={String(version.number)}
      onChange={(number) =>
        navigate(
          number === String(versions[0]?.number)
            ? reportPath(instruction)
            : `${reportPath(instruction)}?version=${number}`,
        )
      }
    />
  );
}
