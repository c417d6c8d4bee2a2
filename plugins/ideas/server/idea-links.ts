import { isUuid } from '@kontor/base';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import { boxPath, boxRef, ideaPath, ideaRef } from '../shared/index.ts';
import { findBoxes } from './box-store.ts';
import { findVisible } from './idea-access.ts';
import { findIdeas } from './idea-store.ts';
import type { IdeasContext } from './ideas-context.ts';

/** An idea is shown with its box and how far it is, to those who see it. */
export function ideaLinks(context: IdeasContext): LinkProvider {
  return {
    noun: 'ideas/idea',
    async findCards(tx, actor, ids) {
      const found = await findVisible(context, tx, actor, await findIdeas(tx, ids.filter(isUuid)));
      return found.map(({ row: { id, title, state }, box }) => ({
        ref: ideaRef(id),
        type: 'idea',
        title,
        subtitle: box.name,
        state,
        path: ideaPath(id),
        picture: null,
      }));
    },
    async findAudience(tx, ids) {
      const rows = await findIdeas(tx, ids.filter(isUuid));
      const boxes = await findBoxes(tx, [...new Set(rows.map(({ box }) => box))]);
      const offices = await context.findOffices(tx, boxes);
      const byId = new Map(boxes.map((box) => [box.id, box]));
      return new Map(
        rows.flatMap((row) => {
          const box = byId.get(row.box);
          return box ? [[row.id, context.audienceOf(row, box, offices.get(box.id) ?? [])] as const] : [];
        }),
      );
    },
    async findIds(_tx, paths) {
      return idsInPaths(/^\/ideas\/([0-9a-f-]{36})(?:[?#].*)?$/, paths);
    },
  };
}

/** Boxes stand in the audit log. */
export function boxLinks(context: IdeasContext): LinkProvider {
  const seen = async (...[tx, actor, ids]: Parameters<LinkProvider['findCards']>) => {
    const boxes = await findBoxes(tx, ids.filter(isUuid));
    const standings = await context.findStandings(tx, actor, boxes);
    const mayManage = await context.host.permissions.can(tx, actor, 'manage', { organisation: true });
    return boxes.filter(({ id }) => mayManage || standings.get(id)?.isAddressed || standings.get(id)?.isOffice);
  };
  return {
    noun: 'ideas/box',
    async findCards(tx, actor, ids) {
      return (await seen(tx, actor, ids)).map(({ id, name, closed }) => ({
        ref: boxRef(id),
        type: 'idea-box',
        title: name,
        subtitle: null,
        state: closed ? 'closed' : null,
        path: boxPath(id),
        picture: null,
      }));
    },
    async findAudience(tx, ids) {
      const boxes = await findBoxes(tx, ids.filter(isUuid));
      const offices = await context.findOffices(tx, boxes);
      return new Map(
        boxes.map((box) => {
          const nobody = { author: null, responsible: null };
          return [box.id, ['administrators', ...context.audienceOf(nobody, box, offices.get(box.id) ?? [])]];
        }),
      );
    },
  };
}
