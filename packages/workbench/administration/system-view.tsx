import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { getSystemState, type SystemState } from '@kontor/schema';
import { Badge, Banner, Button, Card, RefreshCw, Table, useFormats, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { readDetail } from './system-detail-model.ts';
import { systemMessages } from './system-messages.ts';

const soonMs = 21 * 24 * 60 * 60_000;

/** How the whole works: what an operator looks at first. */
export function SystemView() {
  const t = useMessages(systemMessages);
  const query = useQueryRoute(getSystemState, {});
  return (
    <QueryView query={query}>
      {(state) => {
        const unwell = state.components.filter(({ ok }) => !ok).length;
        return (
          <div className="flex flex-col gap-5">
            <Banner
              tone={unwell === 0 ? 'success' : 'danger'}
              title={unwell === 0 ? t('allWell') : t('unwell', { count: unwell })}
              action={
                <Button size="sm" variant="quiet" icon={RefreshCw} onPress={query.refetch}>
                  {t('refresh')}
                </Button>
              }
            >
              {unwell > 0 && t('unwellHelp')}
            </Banner>
            <Components state={state} />
            <div className="grid items-start gap-5 lg:grid-cols-2">
              <Storage state={state} />
              <Versions state={state} />
            </div>
            <Jobs jobs={state.jobs} />
          </div>
        );
      }}
    </QueryView>
  );
}

interface StateProps {
  readonly state: SystemState;
}

function Components({ state: { components } }: StateProps) {
  const t = useMessages(systemMessages);
  return (
    <Card title={t('components')}>
      <ul className="divide-y divide-border">
        {components.map(({ name, ok, detail }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 first:pt-0 last:pb-0">
            <span className="min-w-24 font-medium">{isKnown(name) ? t(`name.${name}`) : name}</span>
            <Detail>{detail}</Detail>
            <Badge tone={ok ? 'success' : 'danger'}>{t(ok ? 'works' : 'fails')}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Detail({ children }: { readonly children: string }) {
  const t = useMessages(systemMessages);
  const detail = readDetail(children);
  const place = 'min-w-0 grow basis-48 break-words text-muted';
  if (!detail)
    return (
      // As the server writes it into its log, for those who run it.
      <span lang="en" className={`${place} font-mono text-xs`}>
        {children}
      </span>
    );
  return (
    <span className={`${place} text-sm`}>{'values' in detail ? t(detail.text, detail.values) : t(detail.text)}</span>
  );
}

const known = ['database', 'events', 'homeserver', 'inbound-mail', 'jobs', 'search'] as const;

function isKnown(name: string): name is (typeof known)[number] {
  return known.some((each) => each === name);
}

function Storage({ state: { database, storage, certificateEndsAt } }: StateProps) {
  const t = useMessages(systemMessages);
  const { formatBytes, formatDate } = useFormats();
  const isEnding = certificateEndsAt !== null && Date.parse(certificateEndsAt) - Date.now() < soonMs;
  return (
    <Card title={t('storage')}>
      <Facts>
        <Fact name={t('database')}>
          {formatBytes(database.bytes)} · {t(database.isExternal ? 'external' : 'embedded')}
        </Fact>
        <Fact name={t('files')}>{t('filesOf', { size: formatBytes(storage.bytes), count: storage.files })}</Fact>
        {storage.freeBytes !== null && <Fact name={t('free')}>{formatBytes(storage.freeBytes)}</Fact>}
        {certificateEndsAt !== null && <Fact name={t('certificate')}>{formatDate(certificateEndsAt, 'medium')}</Fact>}
      </Facts>
      {isEnding && (
        <Banner tone="warning" className="mt-4">
          {t('certificateSoon')}
        </Banner>
      )}
    </Card>
  );
}

function Versions({ state: { versions, startedAt } }: StateProps) {
  const t = useMessages(systemMessages);
  const { formatDate } = useFormats();
  return (
    <Card title={t('versions')}>
      <Facts>
        <Fact name={t('kontor')}>{versions.kontor}</Fact>
        <Fact name={t('node')}>{versions.node}</Fact>
        <Fact name={t('postgres')}>{versions.postgres}</Fact>
        <Fact name={t('startedAt')}>{formatDate(startedAt, 'moment')}</Fact>
      </Facts>
    </Card>
  );
}

function Jobs({ jobs }: Pick<SystemState, 'jobs'>) {
  const t = useMessages(systemMessages);
  return (
    <Card title={t('jobs')}>
      {jobs.length === 0 ? (
        <p className="text-sm text-muted">{t('noJobs')}</p>
      ) : (
        <>
          <Table
            label={t('jobs')}
            rows={jobs}
            idOf={({ name }) => name}
            columns={[
              { id: 'name', title: t('job'), cell: ({ name }) => name, isRowHeader: true },
              { id: 'waiting', title: t('waiting'), align: 'end', cell: ({ waiting }) => waiting },
              { id: 'running', title: t('running'), align: 'end', cell: ({ running }) => running },
              { id: 'failed', title: t('failed'), align: 'end', cell: ({ failed }) => failed },
            ]}
          />
          <p className="pt-3 text-sm text-muted">{t('failedHelp')}</p>
        </>
      )}
    </Card>
  );
}

function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="flex flex-col gap-2 text-sm">{children}</dl>;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}
