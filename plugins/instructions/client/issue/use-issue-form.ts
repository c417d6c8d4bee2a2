import type { Ref } from '@kontor/base';
import { useAction } from '@kontor/plugin-api/client';
import type { NamedAddressee, OutputOf } from '@kontor/schema';
import { useState } from 'react';
import {
  getInstruction,
  issueInstruction,
  issueVersion,
  listIssued,
  listOwnInstructions,
  type prepareIssue,
  usualKeptYears,
} from '../../shared/index.ts';
import { today } from '../today.ts';

export type Prepared = OutputOf<typeof prepareIssue>;

export interface IssueFields {
  /** The instruction of which it is a new version; null: a new one. */
  readonly of: string | null;
  readonly office: string;
  readonly title: string;
  readonly addressees: readonly NamedAddressee[];
  readonly validFrom: string | null;
  readonly deadline: string | null;
  readonly note: string;
  readonly keptYears: string;
}

/** What is entered, and what becomes of it. */
export function useIssueForm(source: Ref, title: string, { offices, made }: Prepared) {
  const [newest] = made;
  const first: IssueFields = {
    of: newest?.id ?? null,
    office: offices[0]?.id ?? '',
    title: newest?.version.title ?? title,
    addressees: newest?.addressees ?? [],
    validFrom: today(),
    deadline: null,
    note: '',
    keptYears: String(usualKeptYears),
  };
  const [fields, setFields] = useState(first);
  const [isTouched, setTouched] = useState(false);
  const refreshes = [getInstruction, listOwnInstructions, listIssued];
  const create = useAction(issueInstruction, { refreshes });
  const again = useAction(issueVersion, { refreshes });
  const set = (change: Partial<IssueFields>) => {
    setTouched(true);
    setFields((before) => ({ ...before, ...change }));
  };
  const years = Number(fields.keptYears);
  const before = made.find(({ id }) => id === fields.of);
  return {
    fields,
    set,
    before,
    isTouched,
    isComplete:
      fields.title.trim() !== '' &&
      fields.addressees.length > 0 &&
      fields.validFrom !== null &&
      (before !== undefined || (fields.office !== '' && Number.isInteger(years) && years >= 1 && years <= 50)),
    isPending: create.isPending || again.isPending,
    error: before ? again.error : create.error,
    /** Another instruction brings its own title and addressees. */
    choose(of: string | null) {
      const chosen = made.find(({ id }) => id === of);
      set({ of, title: chosen?.version.title ?? title, addressees: chosen?.addressees ?? [] });
    },
    async issue(): Promise<string | undefined> {
      const { office, note, deadline, validFrom } = fields;
      if (validFrom === null) return undefined;
      const addressees = fields.addressees.map(({ label: _label, ...each }) => each);
      const about = { source, title: fields.title, addressees, validFrom, deadline };
      const done = before
        ? await again.run({ ...about, instruction: before.id, note, after: before.version.number })
        : await create.run({ ...about, office, keptYears: years });
      return done?.instruction;
    },
  };
}
