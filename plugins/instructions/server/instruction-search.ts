import { isUuid, parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { linksOfDoc, textOfDoc } from '@kontor/editor/shared';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { orgUnitRemoved, positionsChanged } from '@kontor/schema';
import { instructionChanged, instructionPath, instructionRef } from '../shared/index.ts';
import { findCurrent, listIds, listOfOffices, readDocs } from './instruction-store.ts';
import type { InstructionsContext } from './instructions-context.ts';
import { readOffices } from './offices.ts';

/** Longer texts are found by what stands in this part of them. */
const longestBody = 200_000;

/** Instructions are found by title and text of the current version, by their addressees and their office. */
export function instructionSearch(context: InstructionsContext): SearchProvider {
  /** Those who lead an office, or one above it, are named one by one. */
  const ofOffices = async (tx: Tx, units: readonly string[]): Promise<Ref[]> => {
    const offices = await readOffices(context.host, tx);
    const below = units.flatMap((unit) => offices.withBelow(unit));
    return (await listOfOffices(tx, below)).map(({ instruction }) => instructionRef(instruction.id));
  };
  return {
    noun: 'instructions/instruction',
    type: 'instruction',
    async readDocuments(tx, refs) {
      const found = await findCurrent(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
      const audience = await context.findAudience(tx, found);
      const docs = await readDocs(
        tx,
        found.map(({ version }) => version.id),
      );
      return found.map(({ instruction, version }) => {
        const doc = docs.get(version.id);
        return {
          ref: instructionRef(instruction.id),
          type: 'instruction',
          title: version.title,
          body: doc ? textOfDoc(doc).slice(0, longestBody) : '',
          audience: audience.get(instruction.id) ?? [],
          ...(version.issued_by !== null && { authors: [version.issued_by] }),
          data: { subtitle: instruction.office_name, path: instructionPath(instruction.id) },
          updatedAt: version.issued_at.toISOString(),
        };
      });
    },
    async readFiles(tx, refs) {
      const found = await findCurrent(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
      const docs = await readDocs(
        tx,
        found.map(({ version }) => version.id),
      );
      return new Map(
        found.map(({ instruction, version }) => {
          const doc = docs.get(version.id);
          return [instructionRef(instruction.id), new Set(doc ? linksOfDoc(doc).files : [])];
        }),
      );
    },
    async listRefs(tx, after, limit) {
      return (await listIds(tx, after && parseRef(after)?.id, limit)).map(instructionRef);
    },
    staleAfter: [
      staleAfter(instructionChanged, (_tx, { payload }) => [instructionRef(payload.instruction)]),
      staleAfter(positionsChanged, (tx, { payload }) => ofOffices(tx, payload.orgUnits)),
      staleAfter(orgUnitRemoved, (tx, { payload }) => ofOffices(tx, [payload.orgUnit])),
    ],
  };
}
