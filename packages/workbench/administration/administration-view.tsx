import { type AdministrationGroup, componentOf, lazyPart, useSession, useWorkbench } from '@kontor/plugin-api/client';
import {
  Archive,
  Building2,
  Database,
  History,
  KeyRound,
  ListChecks,
  Mail,
  Monitor,
  Network,
  Palette,
  Reply,
  ShieldCheck,
  Trash2,
  UserRound,
  UsersRound,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { useMemo } from 'react';
import { type Section, SectionsView } from '../shell/sections-view.tsx';
import { NoAccessView } from '../shell/states-view.tsx';
import { administrationMessages } from './administration-messages.ts';

const AccountsView = lazyPart(async () => (await import('./accounts-view.tsx')).AccountsView);
const PeopleView = lazyPart(async () => (await import('./people-view.tsx')).PeopleView);
const OrgUnitsView = lazyPart(async () => (await import('./org-units-view.tsx')).OrgUnitsView);
const GroupsView = lazyPart(async () => (await import('./groups-view.tsx')).GroupsView);
const SpacesOverview = lazyPart(async () => (await import('./spaces-overview-view.tsx')).SpacesOverview);
const OrganisationView = lazyPart(async () => (await import('./organisation-view.tsx')).OrganisationView);
const MailView = lazyPart(async () => (await import('./mail-view.tsx')).MailView);
const InboundMailView = lazyPart(async () => (await import('./inbound-mail-view.tsx')).InboundMailView);
const PoliciesView = lazyPart(async () => (await import('./policies-view.tsx')).PoliciesView);
const BackupsView = lazyPart(async () => (await import('./backups-view.tsx')).BackupsView);
const SystemView = lazyPart(async () => (await import('./system-view.tsx')).SystemView);
const StoredData = lazyPart(async () => (await import('../privacy/stored-data-view.tsx')).StoredData);
const SourcesView = lazyPart(async () => (await import('../sources/sources-view.tsx')).SourcesView);
const ErasuresView = lazyPart(async () => (await import('../erasure/erasures-view.tsx')).ErasuresView);
const AuditView = lazyPart(async () => (await import('./audit-view.tsx')).AuditView);

/** What administrators and auditors look after; each sees the pages of their roles. */
export function AdministrationView() {
  const t = useMessages(administrationMessages);
  const { language } = useLanguage();
  const { account } = useSession();
  const { registry } = useWorkbench();
  const fromPlugins = useMemo(() => registry.slot('administration.section'), [registry]);
  const isAdministrator = account.roles.includes('administrator');
  const ofPlugins = (group: AdministrationGroup): Section[] =>
    fromPlugins
      .filter((contribution) => (contribution.group ?? 'operation') === group)
      .map((contribution) => ({
        id: contribution.id,
        title: contribution.label(language),
        icon: contribution.icon,
        View: componentOf(contribution),
      }));
  const forAdministrators = (sections: readonly Section[]) => (isAdministrator ? sections : []);
  const people = forAdministrators([
    { id: 'accounts', title: t('accounts'), icon: KeyRound, View: AccountsView },
    { id: 'people', title: t('people'), icon: UserRound, View: PeopleView },
    { id: 'org-units', title: t('orgUnits'), icon: Network, View: OrgUnitsView },
    { id: 'groups', title: t('groups'), icon: UsersRound, View: GroupsView },
    { id: 'sources', title: t('sources'), icon: Database, View: SourcesView },
    { id: 'erasure', title: t('erasure'), icon: Trash2, View: ErasuresView },
    ...ofPlugins('people'),
  ]);
  const organisation = forAdministrators([
    { id: 'organisation', title: t('organisation'), icon: Palette, View: OrganisationView },
    { id: 'spaces', title: t('spaces'), icon: Building2, View: SpacesOverview },
    ...ofPlugins('organisation'),
  ]);
  const audit = { id: 'audit', title: t('audit'), icon: History, View: AuditView };
  const security = [
    ...forAdministrators([{ id: 'policies', title: t('policies'), icon: ListChecks, View: PoliciesView }]),
    ...(account.roles.includes('auditor') ? [audit] : []),
    { id: 'staff-council', title: t('staffCouncil'), icon: ShieldCheck, View: StoredData },
    ...forAdministrators(ofPlugins('security')),
  ];
  const operation = forAdministrators([
    { id: 'system', title: t('system'), icon: Monitor, View: SystemView },
    { id: 'backups', title: t('backups'), icon: Archive, View: BackupsView },
    { id: 'mail', title: t('mail'), icon: Mail, View: MailView },
    { id: 'inbound-mail', title: t('inboundMail'), icon: Reply, View: InboundMailView },
    ...ofPlugins('operation'),
  ]);
  if (account.roles.length === 0) return <NoAccessView />;
  return (
    <SectionsView
      title={t('title')}
      basePath="/administration"
      groups={[
        { title: t('groupPeople'), sections: people },
        { title: t('groupOrganisation'), sections: organisation },
        { title: t('groupSecurity'), sections: security },
        { title: t('groupOperation'), sections: operation },
      ]}
    />
  );
}
