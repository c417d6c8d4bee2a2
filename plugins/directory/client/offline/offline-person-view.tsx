import { type OfflineSearch, useTitle } from '@kontor/plugin-api/client';
import type { OfflineDocument } from '@kontor/schema';
import { Avatar, Banner, Link, SkeletonList, useMessages } from '@kontor/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { phoneLink } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';
import { Section, TermLinks } from '../person/section-view.tsx';

export interface OfflinePersonProps {
  readonly person: string;
  readonly device: OfflineSearch;
  /** Shown when this device does not know the person either. */
  readonly otherwise: ReactNode;
}

/** Somebody whose page was never opened here, without a connection: what the search of this device knows of them. */
export function OfflinePerson({ person, device, otherwise }: OfflinePersonProps) {
  const t = useMessages(directoryMessages);
  const [document, setDocument] = useState<OfflineDocument | 'unknown'>();
  useEffect(() => {
    let isCurrent = true;
    void device.find(`people/person/${person}`).then((found) => {
      if (isCurrent) setDocument(found ?? 'unknown');
    });
    return () => {
      isCurrent = false;
    };
  }, [person, device]);
  useTitle(typeof document === 'object' ? document.title : undefined);
  if (document === undefined) return <SkeletonList rows={5} hasAvatar />;
  if (document === 'unknown') return otherwise;
  const { title, ref, picture, subtitle, fields, fragments } = document;
  const phones = fragments.filter((text) => text !== fields.room?.[0]);
  const where = [...(fields.room ?? []).map((room) => t('room', { room })), ...(fields.place ?? [])].join(', ');
  return (
    <>
      <header className="flex items-center gap-4">
        <Avatar name={title} seed={ref.split('/').at(-1) ?? ref} photo={picture ?? undefined} size="lg" />
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold break-words">{title}</h1>
          {subtitle !== null && <p className="text-muted">{subtitle}</p>}
        </div>
      </header>
      <Banner tone="offline">{t('offlinePerson')}</Banner>
      {(phones.length > 0 || where !== '') && (
        <Section title={t('contact')}>
          <ul className="flex flex-col gap-1">
            {phones.map((phone) => (
              <li key={phone}>
                <Link href={phoneLink(phone)}>{phone}</Link>
              </li>
            ))}
            {where !== '' && <li>{where}</li>}
          </ul>
        </Section>
      )}
      {fields.tasks && (
        <Section title={t('tasks')}>
          <TermLinks terms={fields.tasks} />
        </Section>
      )}
      {fields.skills && (
        <Section title={t('skills')}>
          <TermLinks terms={fields.skills} />
        </Section>
      )}
    </>
  );
}
