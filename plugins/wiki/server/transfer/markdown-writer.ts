import { markdownOfDoc } from '@kontor/editor/shared';
import { stringify } from 'yaml';
import type { PageWriter } from './export-tree.ts';

/**
 * What the import of such files makes are the same documents: links between the pages are relative, others stay links
 * to what they led to.
 */
export const markdownWriter: PageWriter = {
  ending: 'md',
  write({ page: { title, icon }, order, doc, addressOf, fileAddress }) {
    const text = doc ? markdownOfDoc(doc, { addressOf, fileAddress }) : '';
    const about = stringify({ kontor: 1, title, ...(icon !== null && { icon }), order }, { lineWidth: 0 });
    return `---\n${about}---\n${text === '' ? '' : `\n${text}`}`;
  },
};
