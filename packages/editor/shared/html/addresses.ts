import { parseRef } from '@kontor/base';
import { isMatrixId } from '../mention-node.ts';

export function isRef(text: string): boolean {
  return !isMatrixId(text) && parseRef(text) !== undefined;
}

/** The file that an address of Kontor's own names. */
export function fileOfAddress(address: string): string | undefined {
  return /^kontor:files\/file\/([A-Za-z0-9_-]{1,64})$/.exec(address)?.[1];
}
