import { ApiError, queryKeyOf, useAction, useSender, useWorkbench } from '@kontor/plugin-api/client';
import { listOrgUnits } from '@kontor/schema';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { applyImport, getImport, type ImportReport, listImports, searchPeople } from '../../shared/index.ts';
import { checkImport, type ImportFiles } from './check-import.ts';

/** How often a running import is asked for its progress, in milliseconds. */
const pollEvery = 400;

export interface ImportSteps {
  readonly report: ImportReport | undefined;
  readonly isChecking: boolean;
  readonly isStarting: boolean;
  readonly failure: ApiError | undefined;
  check(files: ImportFiles): Promise<void>;
  cancelCheck(): void;
  apply(): void;
  /** Shows the report of an earlier import; nothing begins anew. */
  open(id: string | undefined): void;
}

/** An import from the files to its result: checked, looked at, applied. */
export function useImport(): ImportSteps {
  const { call } = useWorkbench();
  const sender = useSender();
  const queries = useQueryClient();
  const [id, setId] = useState<string>();
  const [checking, setChecking] = useState<AbortController>();
  const [failure, setFailure] = useState<ApiError>();
  const start = useAction(applyImport, { refreshes: [listImports] });
  const query = useQuery({
    queryKey: queryKeyOf(getImport, { import: id ?? '' }),
    queryFn: ({ signal }) => call(getImport, { import: id ?? '' }, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollEvery : false),
  });
  const report = id === undefined ? undefined : query.data;
  useRefreshAtTheEnd(report);

  async function check(files: ImportFiles) {
    const control = new AbortController();
    setChecking(control);
    setFailure(undefined);
    try {
      const made = await checkImport(files, sender, control.signal);
      queries.setQueryData(queryKeyOf(getImport, { import: made.id }), made);
      void queries.invalidateQueries({ queryKey: [listImports.name] });
      setId(made.id);
    } catch (problem) {
      if (problem instanceof ApiError) setFailure(problem);
      else if (!control.signal.aborted) throw problem;
    } finally {
      setChecking(undefined);
    }
  }
  async function apply() {
    if (id === undefined) return;
    const begun = await start.run({ import: id });
    if (begun) queries.setQueryData(queryKeyOf(getImport, { import: id }), begun);
  }
  return {
    report,
    isChecking: checking !== undefined,
    isStarting: start.isPending,
    failure: failure ?? start.error ?? (query.error instanceof ApiError ? query.error : undefined),
    check,
    cancelCheck: () => checking?.abort(),
    apply: () => void apply(),
    open: (next) => {
      setFailure(undefined);
      start.reset();
      setId(next);
    },
  };
}

/** Once an import ends, what it changed is fetched anew. */
function useRefreshAtTheEnd(report: ImportReport | undefined): void {
  const queries = useQueryClient();
  const before = useRef<string | undefined>(undefined);
  const state = report?.state;
  useEffect(() => {
    if (before.current === 'running' && state !== 'running') {
      for (const route of [listImports, searchPeople, listOrgUnits])
        void queries.invalidateQueries({ queryKey: [route.name] });
    }
    before.current = state;
  }, [state, queries]);
}
