export { defineError, type ErrorDefinition, listErrors } from './define-error.ts';
export { type Audience, defineEvent, type EventDefinition } from './define-event.ts';
export {
  type Access,
  type CallInputOf,
  defineRoute,
  fillPath,
  type InputOf,
  type Method,
  type OutputOf,
  type Route,
} from './define-route.ts';
