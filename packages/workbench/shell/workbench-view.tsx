import { type Call, queryKeyOf, type Registry, type Workbench, WorkbenchContext } from '@kontor/plugin-api/client';
import { getOrganisation, getSession } from '@kontor/schema';
import { applyTheme, ToastProvider } from '@kontor/ui';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LiveConnection } from '../live/live-connection.ts';
import { LiveFolder } from '../live/live-folder.ts';
import { liveStatusOf } from '../live/live-model.ts';
import { LiveStatusContext } from './live-status-context.ts';
import { createWorkbenchRouter } from './router.tsx';

export interface WorkbenchViewProps {
  readonly call: Call;
  readonly registry: Registry;
  readonly queries: QueryClient;
  /** The session is over. */
  readonly onEnd: () => void;
}

/** Everything that is there as long as somebody is signed in: copies, live connection, screens, toasts. */
export function WorkbenchView(props: WorkbenchViewProps) {
  const { queries, onEnd } = props;
  const [isOver, setOver] = useState(false);
  const end = useCallback(() => {
    setOver(true); // nothing of the person stays in sight while the next page loads
    queries.clear();
    onEnd();
  }, [queries, onEnd]);
  if (isOver) return null;
  return (
    <QueryClientProvider client={queries}>
      <ToastProvider>
        <ConnectedWorkbench {...props} onEnd={end} />
      </ToastProvider>
    </QueryClientProvider>
  );
}

function ConnectedWorkbench({ call, registry, queries, onEnd }: WorkbenchViewProps) {
  const session = useQuery({ queryKey: queryKeyOf(getSession, {}), queryFn: () => call(getSession, {}) }).data;
  const organisation = useQuery({
    queryKey: queryKeyOf(getOrganisation, {}),
    queryFn: () => call(getOrganisation, {}),
  }).data;
  if (!session || !organisation) throw new Error('The workbench starts with a session and an organisation');
  const person = session.person.id;
  const folder = useMemo(() => new LiveFolder(queries, registry.syncRules, () => person), [queries, registry, person]);
  const { cursor } = useRef(session).current;
  const [status, setStatus] = useState<ReturnType<typeof liveStatusOf>>('connecting');
  const [spoken, setSpoken] = useState('');
  const [router] = useState(() => createWorkbenchRouter(registry));

  useEffect(() => {
    const connection = new LiveConnection(call, cursor, {
      deliver: (events) => {
        for (const event of events) folder.fold(event);
      },
      refetch: () => folder.refetch(),
      end: onEnd,
      changed: (state) => setStatus(liveStatusOf(state)),
    });
    connection.start();
    return () => connection.dispose();
  }, [call, cursor, folder, onEnd]);
  useEffect(
    () => applyTheme({ theme: session.account.theme, accent: organisation.accent }),
    [session.account.theme, organisation.accent],
  );
  const workbench = useMemo<Workbench>(
    () => ({ call, registry, session, organisation, announce: (event) => folder.foldOwn(event), say: setSpoken }),
    [call, registry, session, organisation, folder],
  );
  return (
    <WorkbenchContext value={workbench}>
      <LiveStatusContext value={status}>
        <RouterProvider router={router} />
        <p role="status" className="sr-only">
          {spoken}
        </p>
      </LiveStatusContext>
    </WorkbenchContext>
  );
}
