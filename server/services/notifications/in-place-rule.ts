import { sql } from 'kysely';

/** SQL: the row of `notifications_entries` is there in the place of these persons and of nobody else whose own is open. */
export function isOnlyInPlaceOf(persons: readonly string[]) {
  return sql<boolean>`(exists (
      select from notifications_in_place place join notifications_entries own on own.id = place.original
       where place.entry = notifications_entries.id and own.person = any(${[...persons]}::uuid[]))
    and not exists (
      select from notifications_in_place place join notifications_entries own on own.id = place.original
       where place.entry = notifications_entries.id and own.person <> all(${[...persons]}::uuid[]) and own.state <> 'done'))`;
}

/** Under which key something arrives with who stands in, by that under which it arrived with who is away. */
export function inPlaceKey(dedupeKey: string): string {
  return `${dedupeKey}#in-place`;
}
