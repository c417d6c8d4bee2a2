import { Link, useFormats, useMessages } from '@kontor/ui';
import { type Instruction, instructionPath } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { readMessages } from './read-messages.ts';

/** All versions with what was new in each, where there is more than one. */
export function Versions({ instruction: { id, version, versions } }: { readonly instruction: Instruction }) {
  const t = useMessages(readMessages);
  const i = useMessages(instructionsMessages);
  const { formatDate } = useFormats();
  if (versions.length < 2) return null;
  return (
    <section aria-label={t('versions')} className="flex flex-col gap-2 print:hidden">
      <h2 className="text-base font-semibold">{t('versions')}</h2>
      <ul className="flex flex-col gap-2 text-sm">
        {versions.map(({ number, issuedAt, note }, index) => (
          <li key={number}>
            {number === version.number ? (
              <span className="font-medium">{i('version', { number })}</span>
            ) : (
              <Link href={`${instructionPath(id)}${index === 0 ? '' : `?version=${number}`}`}>
                {i('version', { number })}
              </Link>
            )}
            <span className="text-muted">
              {' · '}
              {i('issuedOn', { day: formatDate(issuedAt) })}
              {number === version.number && ` · ${t('thisOne')}`}
            </span>
            {note !== '' && <span className="block text-muted">{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
