import { isUuid } from '@kontor/base';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import { instructionPath, instructionRef } from '../shared/index.ts';
import { findCurrent } from './instruction-store.ts';
import type { InstructionsContext } from './instructions-context.ts';

/** How an instruction is shown wherever its ref stands, to those for whom it is meant and to its office. */
export function instructionLinks(context: InstructionsContext): LinkProvider {
  return {
    noun: 'instructions/instruction',
    async findCards(tx, actor, ids) {
      const found = await findCurrent(tx, ids.filter(isUuid));
      const audience = await context.findAudience(tx, found);
      const tokens = await context.host.permissions.tokensOf(tx, actor);
      return found
        .filter(({ instruction: { id } }) => audience.get(id)?.some((token) => tokens.has(token)))
        .map(({ instruction, version }) => ({
          ref: instructionRef(instruction.id),
          type: 'instruction',
          title: version.title,
          subtitle: instruction.office_name,
          state: instruction.withdrawn_at === null ? null : 'withdrawn',
          path: instructionPath(instruction.id),
          picture: null,
        }));
    },
    findAudience: async (tx, ids) => context.findAudience(tx, await findCurrent(tx, ids.filter(isUuid))),
    findIds: async (_tx, paths) => idsInPaths(/^\/instructions\/read\/([0-9a-f-]{36})(?:[?#].*)?$/, paths),
  };
}
