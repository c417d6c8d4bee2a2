import type { Periods } from '@kontor/plugin-api/server';
import { countAddresses, forgetAddresses } from './audit-store.ts';

/** From where somebody did something is of use for a while; that they did it stays as long as the entry. */
export function provideAuditPeriods(periods: Periods): void {
  periods.provide({
    kind: 'audit.addresses',
    label: { de: 'Netzadressen im Protokoll', en: 'Network addresses in the audit log' },
    counts: {
      de: 'Gezählt ab dem Vorgang; der Eintrag bleibt ohne Adresse, bis seine eigene Frist um ist',
      en: 'Counted from when it happened; the entry stays without the address until its own period is over',
    },
    byDefault: 90,
    least: 30,
    most: 3650,
    mayBeNever: false,
    ofSpace: false,
    count: (tx, { before }) => countAddresses(tx, before),
    expire: (tx, { before, limit }) => forgetAddresses(tx, before, limit),
  });
}
