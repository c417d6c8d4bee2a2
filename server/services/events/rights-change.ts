import {
  accountChanged,
  groupChanged,
  manyPersonsChanged,
  orgUnitChanged,
  positionsChanged,
  spaceAccessChanged,
  spaceCreated,
  spaceUpdated,
} from '@kontor/schema';

/** Kinds of events after which somebody may hold other tokens and roles than before. */
export const rightsChange: ReadonlySet<string> = new Set(
  [
    accountChanged,
    groupChanged,
    manyPersonsChanged,
    orgUnitChanged,
    positionsChanged,
    spaceAccessChanged,
    spaceCreated,
    spaceUpdated,
  ].map((definition) => definition.kind),
);
