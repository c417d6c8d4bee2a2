import { QueryView, usePendingChanges, useQueryRoute, useQueuedAction } from '@kontor/plugin-api/client';
import { listSpaceChoices, type SpaceLevel, type SpaceView, setSpaceChoice } from '@kontor/schema';
import { FormError, Select, useMessages } from '@kontor/ui';
import { useOwnSpaces } from '../shell/use-own-spaces.ts';
import { reachMessages } from './reach-messages.ts';
import { SettingSection } from './setting-section-view.tsx';

const texts = { all: 'all', mentions: 'mentions', none: 'nothing' } as const;
const levels: readonly SpaceLevel[] = ['all', 'mentions', 'none'];

/** From which spaces how much comes into the inbox. */
export function SpaceChoicesView() {
  const t = useMessages(reachMessages);
  const query = useQueryRoute(listSpaceChoices, {});
  const own = useOwnSpaces() ?? [];
  return (
    <SettingSection title={t('spaces')} help={t('spacesHelp')}>
      <QueryView query={query}>
        {({ spaces }) =>
          own.length === 0 ? (
            <p className="text-sm text-muted">{t('noSpaces')}</p>
          ) : (
            <SpaceChoices own={own} known={new Map(spaces.map(({ space, level }) => [space, level]))} />
          )
        }
      </QueryView>
    </SettingSection>
  );
}

interface SpaceChoicesProps {
  readonly own: readonly SpaceView[];
  readonly known: ReadonlyMap<string, SpaceLevel>;
}

function SpaceChoices({ own, known }: SpaceChoicesProps) {
  const t = useMessages(reachMessages);
  const pending = usePendingChanges(setSpaceChoice).changes.filter(({ refusal }) => refusal === undefined);
  const nameOf = (id: string) => own.find((space) => space.id === id)?.name ?? '';
  const change = useQueuedAction(setSpaceChoice, {
    object: ({ space }) => `notifications/space/${space}`,
    title: ({ space, level }) => t('queuedSpace', { space: nameOf(space), level: t(texts[level]) }),
    folds: true,
    refreshes: [listSpaceChoices],
  });
  const levelOf = (id: string) =>
    pending.findLast(({ input }) => input.space === id)?.input.level ?? known.get(id) ?? 'all';
  return (
    <>
      <FormError>{change.error?.message}</FormError>
      <ul className="flex flex-col">
        {own.map(({ id, name }) => (
          <li
            key={id}
            className="grid items-center gap-x-4 gap-y-1 border-b border-border py-2 last:border-0 sm:grid-cols-2"
          >
            <span aria-hidden className="min-w-0 text-sm break-words">
              {name}
            </span>
            <Select
              label={t('fromSpace', { space: name })}
              isLabelHidden
              options={levels.map((level) => ({ id: level, label: t(texts[level]) }))}
              value={levelOf(id)}
              onChange={(level) => void change.run({ space: id, level })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
