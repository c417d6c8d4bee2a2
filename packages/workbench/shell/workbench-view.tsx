import {
  type Call,
  queryKeyOf,
  type Registry,
  ScreenCommands,
  type Workbench,
  WorkbenchContext,
} from '@kontor/plugin-api/client';
import { getOrganisation, getSession } from '@kontor/schema';
import { applyTheme, ToastProvider, useLanguage } from '@kontor/ui';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LiveConnection } from '../live/live-connection.ts';
import type { LiveFolder } from '../live/live-folder.ts';
import { liveStatusOf } from '../live/live-model.ts';
import type { Device } from '../local/device.ts';
import { DeviceContext } from '../local/device-context.ts';
import { isOutdated } from '../local/newer-version.ts';
import { type MissingPartReport, UpdateNotice } from '../local/update-notice-view.tsx';
import { keepNothing } from '../local/wipe.ts';
import { isOnTheWayOut } from './leave.ts';
import { LiveStatusContext } from './live-status-context.ts';
import { createWorkbenchRouter } from './router.tsx';

export interface WorkbenchViewProps {
  readonly call: Call;
  readonly registry: Registry;
  readonly queries: QueryClient;
  readonly folder: LiveFolder;
  /** Absent where nothing may stay in the browser. */
  readonly device: Device | undefined;
}

/** Everything that is there as long as somebody is signed in: copies, live connection, screens, toasts. */
export function WorkbenchView(props: WorkbenchViewProps) {
  const { call, queries } = props;
  const [isOver, setOver] = useState(false);
  const end = useCallback(() => {
    setOver(true); // nothing of the person stays in sight while the next page loads
    if (isOnTheWayOut()) return queries.clear();
    // The server says why, and `leaveAfter` does what follows from it.
    call(getSession, {}).then(
      () => window.location.reload(),
      () => queries.clear(),
    );
  }, [call, queries]);
  if (isOver) return null;
  return (
    <QueryClientProvider client={queries}>
      <ToastProvider>
        <DeviceContext value={props.device}>
          <ConnectedWorkbench {...props} onEnd={end} />
        </DeviceContext>
      </ToastProvider>
    </QueryClientProvider>
  );
}

function ConnectedWorkbench(props: WorkbenchViewProps & { readonly onEnd: () => void }) {
  const { call, registry, folder, device, onEnd } = props;
  const session = useQuery({ queryKey: queryKeyOf(getSession, {}), queryFn: () => call(getSession, {}) }).data;
  const organisation = useQuery({
    queryKey: queryKeyOf(getOrganisation, {}),
    queryFn: () => call(getOrganisation, {}),
  }).data;
  if (!session || !organisation) throw new Error('The workbench starts with a session and an organisation');
  const { cursor } = useRef(session).current;
  const [status, setStatus] = useState<ReturnType<typeof liveStatusOf>>('connecting');
  const [spoken, setSpoken] = useState('');
  const [missing, setMissing] = useState<MissingPartReport>();
  const reportMissingPart = useCallback(() => {
    void isOutdated().then((isNewer) => setMissing({ why: isNewer ? 'outdated' : 'unreachable' }));
  }, []);
  const [router] = useState(() => createWorkbenchRouter(registry));
  const [screenCommands] = useState(() => new ScreenCommands());

  useEffect(() => {
    const connection = new LiveConnection(call, cursor, {
      deliver: (events) => {
        for (const event of events) {
          folder.fold(event);
          device?.hear(event.kind);
        }
      },
      refetch: () => {
        folder.refetch();
        device?.hear();
      },
      end: onEnd,
      changed: (state) => setStatus(liveStatusOf(state)),
    });
    connection.start();
    return () => connection.dispose();
  }, [call, cursor, folder, device, onEnd]);
  useEffect(() => device?.setOnline(status !== 'offline'), [device, status]);
  useEffect(() => {
    if (!device) return;
    if (session.shared) void keepNothing().finally(() => window.location.reload());
    else void device.remember(session);
  }, [device, session]);
  const { setLanguage } = useLanguage();
  const chosenLanguage = session.account.language;
  // Chosen on another device, or while this one started from what it had kept.
  useEffect(() => {
    if (chosenLanguage) setLanguage(chosenLanguage);
  }, [chosenLanguage, setLanguage]);
  useEffect(
    () => applyTheme({ theme: session.account.theme, accent: organisation.accent }),
    [session.account.theme, organisation.accent],
  );
  const workbench = useMemo<Workbench>(
    () => ({
      call,
      registry,
      session,
      organisation,
      outbox: device?.outbox,
      offlineSearch: device?.search,
      isOffline: status === 'offline',
      screenCommands,
      announce: (event) => folder.foldOwn(event),
      expect: (event) => folder.expect(event),
      reportMissingPart,
      say: setSpoken,
    }),
    [call, registry, session, organisation, device, status, screenCommands, folder, reportMissingPart],
  );
  return (
    <WorkbenchContext value={workbench}>
      <LiveStatusContext value={status}>
        <RouterProvider router={router} />
        <UpdateNotice updates={device?.updates} missing={missing} />
        <p role="status" className="sr-only">
          {spoken}
        </p>
      </LiveStatusContext>
    </WorkbenchContext>
  );
}
