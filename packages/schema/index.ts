export * from './accounts/account.ts';
export * from './accounts/account-administration-api.ts';
export * from './accounts/demo.ts';
export * from './accounts/errors.ts';
export * from './accounts/events.ts';
export * from './accounts/own-account-api.ts';
export * from './accounts/session-api.ts';
export * from './accounts/sign-in-api.ts';
export * from './audit/api.ts';
export * from './backups/api.ts';
export { defineError, type ErrorDefinition, listErrors } from './define-error.ts';
export { type Audience, defineEvent, type EventDefinition } from './define-event.ts';
export {
  type Access,
  type CallInputOf,
  defineRoute,
  fillPath,
  type InputOf,
  type Method,
  matchPath,
  type OutputOf,
  type Route,
} from './define-route.ts';
export * as fields from './fields.ts';
export * from './files/events.ts';
export * from './files/file.ts';
export * from './hand-over/api.ts';
export * from './hand-over/errors.ts';
export * from './homeserver/api.ts';
export * from './homeserver/errors.ts';
export * from './http/errors.ts';
export * from './http/headers.ts';
export * from './legal/api.ts';
export * from './legal/errors.ts';
export * from './legal/events.ts';
export * from './legal/legal.ts';
export * from './links/api.ts';
export * from './links/link.ts';
export * from './live/messages.ts';
export * from './notifications/answer-api.ts';
export * from './notifications/api.ts';
export * from './notifications/digest.ts';
export * from './notifications/digest-api.ts';
export * from './notifications/push-api.ts';
export * from './notifications/quiet.ts';
export * from './notifications/quiet-api.ts';
export * from './notifications/space-choice-api.ts';
export * from './openid/api.ts';
export * from './openid/errors.ts';
export * from './openid/provider.ts';
export * from './organisation/accent.ts';
export * from './organisation/api.ts';
export * from './organisation/errors.ts';
export * from './organisation/events.ts';
export * from './organisation/inbound-mail.ts';
export * from './organisation/organisation.ts';
export * from './organisation/policies.ts';
export * from './organisation/staff-council.ts';
export * from './people/access-subject.ts';
export * from './people/addressees.ts';
export * from './people/api.ts';
export * from './people/errors.ts';
export * from './people/events.ts';
export * from './people/office.ts';
export * from './people/open-state.ts';
export * from './people/person.ts';
export * from './periods/api.ts';
export * from './periods/errors.ts';
export * from './periods/events.ts';
export * from './preferences/api.ts';
export * from './privacy/agreement.ts';
export * from './privacy/api.ts';
export * from './privacy/erasure.ts';
export * from './privacy/events.ts';
export * from './scim/api.ts';
export * from './scim/client.ts';
export * from './scim/errors.ts';
export * from './search/api.ts';
export * from './search/nothing-found.ts';
export * from './search/offline.ts';
export * from './search/synonyms.ts';
export * from './sources/api.ts';
export * from './sources/errors.ts';
export * from './sources/presets.ts';
export * from './sources/source.ts';
export * from './spaces/api.ts';
export * from './spaces/errors.ts';
export * from './spaces/events.ts';
export * from './spaces/space.ts';
export * from './system/api.ts';
