export { MatrixAdministration } from './admin/administration.ts';
export {
  ApplicationService,
  type KnownStateEvent,
  type MatrixSession,
  type NewRoom,
  type StateEvent,
} from './application-service.ts';
export { isJoined, listDeciding, withDeciding } from './deciding.ts';
export { type PushedEvent, transaction } from './intake/transaction.ts';
export { isRefusal, MatrixAway, MatrixRefusal } from './matrix-failure.ts';
export type { MatrixTarget } from './matrix-requests.ts';
export { formatRegistration, parseRegistration, type Registration } from './registration.ts';
