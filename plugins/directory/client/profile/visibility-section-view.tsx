import { QueryView } from '@kontor/plugin-api/client';
import { useOwnPerson } from './own-person.ts';
import { VisibilityEditor } from './visibility-view.tsx';

/** Who sees which part of the own entry, among what one sees of one's data. */
export function VisibilitySection() {
  return <QueryView query={useOwnPerson()}>{(person) => <VisibilityEditor person={person} />}</QueryView>;
}
