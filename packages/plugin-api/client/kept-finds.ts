import type { OfflineDocument } from '@kontor/schema';

/**
 * What can be found without a connection in answers that this device keeps (rule D3 of docs/specs/offline.md): with them it
 * comes and goes.
 */
export interface KeptFinds {
  /** The name of the GET route whose answers these are. */
  readonly route: string;
  /** Reads one answer, which may be of an older version; its code comes when somebody searches without a connection. */
  load(): Promise<(answer: unknown) => readonly OfflineDocument[]>;
}
