import { WaitingMark } from '@kontor/plugin-api/client';
import type { getNotificationSettings, OutputOf } from '@kontor/schema';
import { Bell, Checkbox, FormError, type Icon, Inbox, Mail, Smartphone, useLanguage, useMessages } from '@kontor/ui';
import { reachMessages } from './reach-messages.ts';
import { SettingSection } from './setting-section-view.tsx';
import { type KindRow, useNotificationSettings, type Way } from './use-notification-settings.ts';

type Settings = OutputOf<typeof getNotificationSettings>;

const columns: readonly { readonly way: Way; readonly title: 'inbox' | 'push' | 'mail'; readonly icon: Icon }[] = [
  { way: 'on', title: 'inbox', icon: Inbox },
  { way: 'push', title: 'push', icon: Smartphone },
  { way: 'mail', title: 'mail', icon: Mail },
];
const names = { on: 'byInbox', push: 'byPush', mail: 'byMail' } as const;

interface KindTableProps {
  readonly known: Settings['kinds'];
  readonly ways: Settings['ways'];
}

/** Each kind with the ways by which it comes: a box for each. */
export function KindTable({ known, ways }: KindTableProps) {
  const t = useMessages(reachMessages);
  const { kinds, choose, failure } = useNotificationSettings(known);
  return (
    <SettingSection title={t('kinds')} help={t('kindsHelp')}>
      <FormError>{failure}</FormError>
      <table className="w-full table-fixed">
        <thead>
          <tr className="border-b border-border text-xs text-muted">
            <th scope="col" className="py-2 text-start font-medium">
              <span className="inline-flex items-center gap-1.5">
                <Bell aria-hidden className="size-4" />
                {t('kind')}
              </span>
            </th>
            {columns.map(({ way, title, icon: Sign }) => (
              <th key={way} scope="col" className="w-14 py-2 font-medium">
                <span className="flex flex-col items-center gap-0.5">
                  <Sign aria-hidden className="size-4" />
                  {t(title)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((row) => (
            <KindLine key={row.kind} row={row} ways={ways} onChoose={choose} />
          ))}
        </tbody>
      </table>
      <p className="text-sm text-muted">{t('mailHelp')}</p>
      {!ways.push && <p className="text-sm text-muted">{t('pushForbidden')}</p>}
      {!ways.mail && <p className="text-sm text-muted">{t('mailForbidden')}</p>}
    </SettingSection>
  );
}

interface KindLineProps {
  readonly row: KindRow;
  readonly ways: Settings['ways'];
  readonly onChoose: (kind: string, way: Way, isOn: boolean) => Promise<void>;
}

/** What does not come into the inbox comes by no other way either. */
function KindLine({ row, ways, onChoose }: KindLineProps) {
  const t = useMessages(reachMessages);
  const { language } = useLanguage();
  const kind = row.label[language];
  return (
    <tr className="border-b border-border last:border-0">
      <th scope="row" className="py-2 pe-2 text-start text-sm font-normal hyphens-auto">
        {kind}
        {row.isWaiting && (
          <span className="block text-muted">
            <WaitingMark />
          </span>
        )}
      </th>
      {columns.map(({ way }) => (
        <td key={way} className="py-1">
          <Checkbox
            aria-label={t(names[way], { kind })}
            isSelected={way === 'on' ? row.on : row.on && ways[way] && row[way]}
            isDisabled={way !== 'on' && !(row.on && ways[way])}
            onChange={(isOn) => void onChoose(row.kind, way, isOn)}
            className="justify-center"
          />
        </td>
      ))}
    </tr>
  );
}
