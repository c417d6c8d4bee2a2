/** Request header with the id of the person whose page it is; refused with `http.other_person` when somebody else is signed in. */
export const personHeader = 'kontor-person';
/**
 * Request header with a key made by the client, for routes that say `idempotent`: sent again with the same key, a
 * request is applied once and answered as the first time (draft-ietf-httpapi-idempotency-key-header-07).
 */
export const idempotencyHeader = 'idempotency-key';
