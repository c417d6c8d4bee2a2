import { useAction, useCall, usePlace } from '@kontor/plugin-api/client';
import { Button, Select, useFormats, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { listVersions, type Page, type PageVersion, readVersion, restoreVersion } from '../../shared/index.ts';
import { NameVersion } from './name-version-view.tsx';
import { useDescription } from './version-list-view.tsx';
import { versionMessages } from './version-messages.ts';

interface VersionChoiceProps {
  readonly page: Page;
  readonly versions: readonly PageVersion[];
  readonly chosen: PageVersion;
  readonly onChoose: (version: number) => void;
}

/** Which version, compared with what, and what can be done with it. */
export function VersionChoice({ page, versions, chosen, onChoose }: VersionChoiceProps) {
  const t = useMessages(versionMessages);
  const { search, setSearch } = usePlace();
  const describe = useDescription();
  const [isNaming, setNaming] = useState(false);
  const restore = useRestore(page);
  const options = versions.map((version) => ({ id: String(version.id), label: describe(version) }));
  const fixed = [
    { id: 'before', label: t('before') },
    { id: 'present', label: t('present') },
    { id: 'nothing', label: t('nothing') },
  ];
  return (
    <div className="flex flex-col gap-3 border-b border-border pb-4 sm:flex-row sm:flex-wrap sm:items-end">
      <Select
        label={t('version')}
        options={options}
        value={String(chosen.id)}
        onChange={(id) => onChoose(Number(id))}
        className="min-w-0 sm:grow sm:basis-56 xl:hidden"
      />
      <Select
        label={t('compareWith')}
        options={[...fixed, ...options.filter(({ id }) => id !== String(chosen.id))]}
        value={search.against ?? 'before'}
        onChange={(against) => setSearch({ against })}
        className="min-w-0 sm:grow sm:basis-56"
      />
      {page.right === 'write' && (
        <div className="flex flex-wrap gap-2">
          <Button onPress={() => setNaming(true)}>{t(chosen.label === null ? 'name' : 'rename')}</Button>
          <Button variant="primary" isPending={restore.isPending} onPress={() => void restore.run(chosen)}>
            {t('restore')}
          </Button>
        </div>
      )}
      {isNaming && <NameVersion page={page.id} version={chosen} onClose={() => setNaming(false)} />}
    </div>
  );
}

/** Restoring is an edit like any other, so it is done at once, and can be undone. */
function useRestore(page: Page) {
  const t = useMessages(versionMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const call = useCall();
  const action = useAction(restoreVersion, { refreshes: [listVersions, readVersion] });
  const run = async ({ id, at }: PageVersion) => {
    if (!(await action.run({ page: page.id, version: id }))) return;
    const { versions } = await call(listVersions, { page: page.id });
    // What was there before is the newest version now.
    const [before] = versions;
    const text = t('restored', { when: formatDate(at, 'moment') });
    if (before) toast.showUndo(text, () => void action.run({ page: page.id, version: before.id }));
    else toast.show({ text });
  };
  return { run, isPending: action.isPending, error: action.error };
}
