import type { Addressing, Audit, Permissions, Texts } from '@kontor/plugin-api/server';
import type { Core } from './core.ts';
import { type Accounts, createAccounts } from './services/accounts/index.ts';
import { createAddressing } from './services/addressing/index.ts';
import { createAudit } from './services/audit/index.ts';
import { createFiles } from './services/files/index.ts';
import { createHandOverRegistry } from './services/hand-over/hand-over-registry.ts';
import { createHandOver, type HandOvers } from './services/hand-over/index.ts';
import { createHomeserver, type HomeserverService } from './services/homeserver/index.ts';
import { createInboundMail, type InboundMail } from './services/inbound-mail/index.ts';
import { createLegal } from './services/legal/index.ts';
import { createLinks } from './services/links/index.ts';
import { createMail, type Mail } from './services/mail/index.ts';
import { createNotifications, type InboxNotifications } from './services/notifications/index.ts';
import { createOpenId } from './services/openid/index.ts';
import { createOrganisation, type OrganisationService } from './services/organisation/index.ts';
import { createPolicies } from './services/organisation/policy-reader.ts';
import { createPeople } from './services/people/index.ts';
import { createPeriods, type PeriodsService } from './services/periods/index.ts';
import { createPermissions } from './services/permissions/index.ts';
import { createPreferences } from './services/preferences/index.ts';
import { createErasure, type Erasures } from './services/privacy/erasure/index.ts';
import { createPrivacy } from './services/privacy/index.ts';
import { createScim } from './services/scim/index.ts';
import { createAroundSearch } from './services/search/around-search.ts';
import { createSearch } from './services/search/index.ts';
import { createSources, type Sources } from './services/sources/index.ts';
import { createSpaces } from './services/spaces/index.ts';
import { createTexts } from './services/texts/index.ts';

/** Every core service, by its name. */
export interface Services {
  readonly audit: Audit;
  readonly permissions: Permissions;
  readonly links: ReturnType<typeof createLinks>;
  readonly texts: Texts;
  readonly search: ReturnType<typeof createSearch>;
  readonly files: ReturnType<typeof createFiles>;
  readonly mail: Mail;
  /** Answers to mails: who takes them, and where they go. */
  readonly replies: InboundMail;
  readonly notifications: InboxNotifications;
  readonly people: ReturnType<typeof createPeople>;
  readonly spaces: ReturnType<typeof createSpaces>;
  readonly addressing: Addressing;
  readonly accounts: Accounts;
  readonly sources: Sources;
  readonly organisation: OrganisationService;
  readonly handOver: HandOvers;
  readonly erasures: Erasures;
  readonly periods: PeriodsService;
  readonly homeserver: HomeserverService;
}

/** Makes the services in an order in which each finds the ones it uses. */
export function createServices(core: Core): Services {
  const policies = createPolicies(core);
  const heldKinds = createHandOverRegistry();
  const audit = createAudit(core, policies);
  const permissions = createPermissions(core);
  const links = createLinks(core, { permissions });
  const search = createSearch(core, { permissions, links });
  const files = createFiles(core, { links, search, policies });
  const mail = createMail(core);
  const notifications = createNotifications(core, {
    audit,
    permissions,
    links,
    policies,
    mail,
    people: () => people,
    accounts: () => accounts,
    organisation: () => organisation,
    replyAddressFor: (person, ref) => replies.replyAddressFor(person, ref),
    findReplyTaker: (ref) => replies.find(ref),
  });
  const people: ReturnType<typeof createPeople> = createPeople(core, {
    audit,
    links,
    search,
    permissions,
    handOver: heldKinds,
  });
  const spaces = createSpaces(core, {
    permissions,
    people,
    audit,
    links,
    search,
    notifications,
    policies,
    handOver: heldKinds,
  });
  const addressing = createAddressing(core, { permissions, people, spaces });
  const accounts: Accounts = createAccounts(core, {
    audit,
    mail,
    people,
    notifications,
    links,
    policies,
    organisation: () => organisation,
    outside: () => sources.prove,
  });
  const sources: Sources = createSources(core, {
    audit,
    people,
    accounts: accounts.external,
    listElsewhere: (tx) => scim.listActive(tx),
  });
  const scim = createScim(core, { audit, people, accounts, policies, isInDirectory: sources.has });
  const openId = createOpenId(core, { audit, accounts });
  const organisation: OrganisationService = createOrganisation(core, {
    signIns: openId.listChoices,
    audit,
    people,
    accounts,
    mail,
    notifications,
    links,
  });
  createAroundSearch(core, { audit, people, policies, organisation, search });
  createPrivacy(core, { audit, files, people, organisation });
  createPreferences(core);
  const replies: InboundMail = createInboundMail(core, {
    audit,
    accounts,
    people,
    links,
    mail,
    organisation: () => organisation,
  });
  createLegal(core, { audit, links, accounts, mail, notifications, organisation });
  const homeserver = createHomeserver(core, {
    audit,
    permissions,
    people,
    spaces,
    organisation: () => organisation,
    accounts,
  });
  const handOver = createHandOver(core, heldKinds, { audit, links, notifications, people, permissions, accounts });
  const erasures = createErasure(core, {
    audit,
    people,
    policies,
    findLogin: accounts.findLogin,
    heldKinds: heldKinds.providers,
  });
  const periods = createPeriods(core, { audit, permissions, spaces, notifications });
  return {
    audit,
    permissions,
    links,
    texts: createTexts({ links }),
    search,
    files,
    mail,
    notifications,
    replies,
    people,
    spaces,
    addressing,
    accounts,
    sources,
    organisation,
    handOver,
    erasures,
    periods,
    homeserver,
  };
}
