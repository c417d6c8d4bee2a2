import {
  askStaffCouncilEnding,
  beginStaffCouncil,
  confirmStaffCouncilEnding,
  dropStaffCouncilEnding,
  getMailSettings,
  getOrganisation,
  getPolicies,
  getStaffCouncil,
  removeLogo,
  sendTestMail,
  setMailSettings,
  setPolicies,
  setUpOrganisation,
  updateOrganisation,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { readDeviceToken, readSessionToken, setSignInCookies } from '../../http/session-cookie.ts';
import type { MailSettingsService } from './mail-settings-service.ts';
import type { OrganisationService } from './organisation-service.ts';
import type { PolicyService } from './policy-service.ts';
import type { SetupService } from './setup-service.ts';
import type { StaffCouncilService } from './staff-council-service.ts';

export interface OrganisationParts {
  readonly organisation: OrganisationService;
  readonly mailSettings: MailSettingsService;
  readonly setup: SetupService;
  readonly policies: PolicyService;
  readonly staffCouncil: StaffCouncilService;
}

export function bindRoutes(core: Core, parts: OrganisationParts): void {
  const { organisation, mailSettings, setup, policies, staffCouncil } = parts;
  const { http, database, config } = core;
  http.bind(getOrganisation, () => database.transaction((tx) => organisation.get(tx)));
  http.bind(setUpOrganisation, async (input, { address, request, reply }) => {
    const previousToken = readSessionToken(request, config);
    const deviceToken = readDeviceToken(request, config);
    const caller = { address, userAgent: request.headers['user-agent'], previousToken, deviceToken };
    const { session, state } = await setup.setUp(input, caller);
    setSignInCookies(reply, config, session);
    return state;
  });
  http.bind(updateOrganisation, (input, { actor }) => organisation.update(actor, input));
  http.bind(removeLogo, (_input, { actor }) => organisation.removeLogo(actor));
  http.bind(getPolicies, () => policies.get());
  http.bind(setPolicies, (input, { actor }) => policies.set(actor, input));
  http.bind(getStaffCouncil, () => staffCouncil.get());
  http.bind(beginStaffCouncil, (_input, { actor }) => staffCouncil.begin(actor));
  http.bind(askStaffCouncilEnding, ({ reason }, { actor }) => staffCouncil.askEnding(actor, reason));
  http.bind(confirmStaffCouncilEnding, ({ askedAt }, { actor }) => staffCouncil.confirmEnding(actor, askedAt));
  http.bind(dropStaffCouncilEnding, (_input, { actor }) => staffCouncil.dropEnding(actor));
  http.bind(getMailSettings, () => mailSettings.get());
  http.bind(setMailSettings, (input, { actor }) => mailSettings.change(actor, input));
  http.bind(sendTestMail, (input, { language }) => mailSettings.sendTest(input.to, language));
}
