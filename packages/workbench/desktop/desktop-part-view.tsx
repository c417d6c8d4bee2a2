import { desktopSignals, useNavigate } from '@kontor/plugin-api/client';
import { useLanguage } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { useShellActions } from '../shell/shell-actions-context.ts';
import { useUnreadCount } from '../shell/use-navigation.ts';
import { type DesktopBridge, findDesktopBridge } from './desktop-bridge.ts';
import { useNativeNotes } from './use-native-notes.ts';

/** The client's side of the desktop app, where the page is shown by one. Shows nothing. */
export function DesktopPart() {
  const [bridge] = useState(() => findDesktopBridge());
  return bridge ? <Connected bridge={bridge} /> : null;
}

function Connected({ bridge }: { readonly bridge: DesktopBridge }) {
  const navigate = useNavigate();
  const { openPalette } = useShellActions();
  const { language } = useLanguage();
  const unread = useUnreadCount();
  useNativeNotes(bridge);
  useEffect(() => bridge.listen('open', ({ path }) => navigate(path)), [bridge, navigate]);
  useEffect(() => bridge.listen('search', openPalette), [bridge, openPalette]);
  useEffect(() => void bridge.ask('setLanguage', language), [bridge, language]);
  useEffect(() => void bridge.ask('setBadge', unread), [bridge, unread]);
  const isSmall = useIsSmallWindow(bridge);
  useEffect(() => {
    if (!isSmall) return;
    const close = (event: Event) => {
      event.preventDefault();
      void bridge.ask('closeQuickTask', undefined);
    };
    window.addEventListener(desktopSignals.closeWindow, close);
    return () => window.removeEventListener(desktopSignals.closeWindow, close);
  }, [bridge, isSmall]);
  // After everything listens: what came before, such as the link that started the app, is delivered then.
  useEffect(() => void bridge.ask('ready', undefined), [bridge]);
  return null;
}

/** Whether this is the small window for a new task. */
function useIsSmallWindow(bridge: DesktopBridge): boolean {
  const [isSmall, setSmall] = useState(false);
  useEffect(() => {
    let isOver = false;
    void bridge.ask('info', undefined).then((info) => isOver || setSmall(info?.quickTask ?? false));
    return () => {
      isOver = true;
    };
  }, [bridge]);
  return isSmall;
}
