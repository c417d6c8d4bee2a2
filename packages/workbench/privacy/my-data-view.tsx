import { QueryView, SlotView, Together, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { getPrivacy } from '@kontor/schema';
import { Card, Lead, Link, useMessages } from '@kontor/ui';
import { ArchiveCard } from './archive-card-view.tsx';
import { DeclarationList } from './declaration-list-view.tsx';
import { privacyMessages } from './privacy-messages.ts';

/** What is stored about oneself, who sees it, and everything as one file. */
export function MyDataView() {
  const t = useMessages(privacyMessages);
  const { person } = useSession();
  const query = useQueryRoute(getPrivacy, {});
  const places = [
    ['/settings/sessions', t('toSessions')],
    ['/settings/app-passwords', t('toAppPasswords')],
    ['/settings/security', t('toSecurity')],
    ['/settings/notifications', t('toNotifications')],
  ] as const;
  return (
    <div className="flex flex-col gap-5">
      <Lead>{t('myDataHelp')}</Lead>
      <Together>
        <QueryView query={query}>
          {({ declarations, files }) => (
            <div className="flex flex-col gap-5">
              <ArchiveCard files={files} />
              <SlotView name="my-data.section" about={{ person: person.id }} />
              <Card title={t('stored')}>
                <DeclarationList declarations={declarations} />
                <p className="pt-4 text-sm">
                  <Link href="/stored-data">{t('storedForCouncil')}</Link>
                  {' · '}
                  <Link href="/periods">{t('toPeriods')}</Link>
                </p>
              </Card>
              <Card title={t('places')}>
                <ul className="flex flex-wrap gap-x-5 gap-y-2">
                  {places.map(([href, label]) => (
                    <li key={href}>
                      <Link href={href} className="inline-flex items-center coarse:min-h-11">
                        {label}
                      </Link>
                    </li>
                  ))}
                </ul>
              </Card>
            </div>
          )}
        </QueryView>
      </Together>
    </div>
  );
}
