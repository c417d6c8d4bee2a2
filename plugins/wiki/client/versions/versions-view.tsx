import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { BackLink, Button, EmptyState, History, Lead, PageHeader, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listVersions, type Page, type PageVersion, pagePath } from '../../shared/index.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { NameVersion } from './name-version-view.tsx';
import { VersionChoice } from './version-choice-view.tsx';
import { VersionList } from './version-list-view.tsx';
import { versionMessages } from './version-messages.ts';
import { VersionText } from './version-text-view.tsx';

/** How a page was: any version, compared with any other, and the way back to it. */
export function VersionsView({ page }: { readonly page: Page }) {
  const t = useMessages(versionMessages);
  const w = useMessages(wikiMessages);
  const [isNaming, setNaming] = useState(false);
  const query = useQueryRoute(listVersions, { page: page.id });
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-5 sm:px-8">
      <BackLink href={pagePath(page.id)}>{t('back')}</BackLink>
      <PageHeader
        title={t('versionsOf', { title: page.title || w('untitled') })}
        actions={page.right === 'write' && <Button onPress={() => setNaming(true)}>{t('nameNow')}</Button>}
      />
      <Lead>{t('lead')}</Lead>
      <QueryView query={query}>
        {({ versions }) =>
          versions.length === 0 ? (
            <EmptyState icon={History} title={t('none')}>
              {t('noneHelp')}
            </EmptyState>
          ) : (
            <Versions page={page} versions={versions} />
          )
        }
      </QueryView>
      {isNaming && <NameVersion page={page.id} onClose={() => setNaming(false)} />}
    </div>
  );
}

function Versions({ page, versions }: { readonly page: Page; readonly versions: readonly PageVersion[] }) {
  const { search, setSearch } = usePlace();
  const [newest] = versions;
  const chosen = versions.find(({ id }) => String(id) === search.version) ?? newest;
  if (!chosen) return null;
  const choose = (version: number) => setSearch({ version: String(version) });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 pt-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <VersionChoice page={page} versions={versions} chosen={chosen} onChoose={choose} />
        <VersionText key={chosen.id} page={page.id} versions={versions} chosen={chosen} />
      </div>
      <div className="hidden max-h-[75vh] overflow-y-auto border-s border-border ps-4 xl:sticky xl:top-4 xl:block xl:self-start">
        <VersionList versions={versions} current={chosen.id} onChoose={choose} />
      </div>
    </div>
  );
}
