import type { ProxyConfig } from 'electron';
import type { ManagedSettings } from '../../shared/managed-settings.ts';

/** The proxy as Electron wants it told: the system's own, unless the IT department set another. */
export function proxyConfig(proxy: ManagedSettings['proxy']): ProxyConfig {
  if (proxy === undefined) return { mode: 'system' };
  if (proxy.mode === 'fixed')
    return { mode: 'fixed_servers', proxyRules: proxy.rules, ...(proxy.bypass && { proxyBypassRules: proxy.bypass }) };
  if (proxy.mode === 'script') return { mode: 'pac_script', pacScript: proxy.address };
  return { mode: proxy.mode };
}
