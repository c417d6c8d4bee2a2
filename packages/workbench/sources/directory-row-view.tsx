import { isError, useAction } from '@kontor/plugin-api/client';
import {
  beginSourceRun,
  listSources,
  type PeopleSource,
  removeSource,
  type SourceRun,
  sourceFailed,
  trySource,
} from '@kontor/schema';
import { Badge, Banner, Button, FormError, RefreshCw, useFormats, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { RunReport } from './run-report-view.tsx';
import { SourceMenu } from './source-menu-view.tsx';
import { sourceMessages } from './source-messages.ts';

export interface DirectoryRowProps {
  readonly source: PeopleSource;
  readonly onEdit: () => void;
}

/** One directory: what it is, what its last run did, and what can be done with it. */
export function DirectoryRow({ source, onEdit }: DirectoryRowProps) {
  const t = useMessages(sourceMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const [shown, setShown] = useState<string>();
  const begin = useAction(beginSourceRun, { refreshes: [listSources] });
  const remove = useAction(removeSource, { refreshes: [listSources] });
  const { id, name, url, people, lastRun, fixed } = source;
  const isRunning = lastRun?.state === 'running';
  async function run(dryRun: boolean, force = false) {
    const begun = await begin.run({ source: id, dryRun, force });
    if (!begun) return;
    if (dryRun) setShown(begun.id);
    else toast.show({ text: t('begun') });
  }
  async function removeNow() {
    if (await remove.run({ source: id })) toast.show({ text: t('removed', { name }) });
  }
  return (
    <li className="flex flex-col gap-3 py-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {name}
            {lastRun && <RunBadge run={lastRun} />}
          </p>
          <p className="pt-1 text-sm break-words text-muted">
            {`${url} · ${t('peopleCount', { count: people })} · ${
              lastRun ? t('lastRun', { moment: formatDate(lastRun.createdAt, 'moment') }) : t('neverRun')
            }`}
          </p>
          {fixed && <p className="pt-1 text-sm text-muted">{t('fixed', { variable: 'KONTOR_LDAP_URL' })}</p>}
        </div>
        <SourceMenu name={name} isFixed={fixed} onEdit={onEdit} onRemove={() => void removeNow()} />
      </div>
      <FormError>{(begin.error ?? remove.error)?.message}</FormError>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={RefreshCw} isDisabled={isRunning} onPress={() => void run(false)}>
          {t('runNow')}
        </Button>
        <Button size="sm" isDisabled={isRunning} onPress={() => void run(true)}>
          {t('dryRun')}
        </Button>
        {lastRun && (
          <Button size="sm" onPress={() => setShown(lastRun.id)}>
            {t('report')}
          </Button>
        )}
        <ConnectionTest source={id} />
      </div>
      {shown !== undefined && (
        <RunReport
          source={source}
          run={shown}
          onForce={() => void run(false, true)}
          onClose={() => setShown(undefined)}
        />
      )}
    </li>
  );
}

const tones = { running: 'info', done: 'success', stopped: 'warning', failed: 'danger' } as const;

function RunBadge({ run: { state, dryRun } }: { readonly run: SourceRun }) {
  const t = useMessages(sourceMessages);
  const isDry = dryRun && (state === 'done' || state === 'running');
  return <Badge tone={isDry ? 'neutral' : tones[state]}>{t(isDry ? dryTexts[state] : state)}</Badge>;
}
const dryTexts = { running: 'runningDry', done: 'doneDry', stopped: 'stopped', failed: 'failed' } as const;

function ConnectionTest({ source }: { readonly source: string }) {
  const t = useMessages(sourceMessages);
  const test = useAction(trySource);
  const [found, setFound] = useState<Awaited<ReturnType<typeof test.run>>>();
  const said = isError(test.error, sourceFailed) ? test.error.details.answer : undefined;
  return (
    <>
      <Button
        size="sm"
        isPending={test.isPending}
        onPress={async () => {
          setFound(undefined);
          setFound(await test.run({ source }));
        }}
      >
        {t('test')}
      </Button>
      <div className="basis-full empty:hidden">
        <FormError>{typeof said === 'string' ? t('testFails', { answer: said }) : test.error?.message}</FormError>
        <div role="status">
          {found && (
            <Banner tone="success">
              {t(found.people < 1000 ? 'tested' : 'testedMany', { people: found.people, groups: found.groups })}{' '}
              {found.unused.length > 0 && t('unused', { names: found.unused.join(', ') })}
            </Banner>
          )}
        </div>
      </div>
    </>
  );
}
