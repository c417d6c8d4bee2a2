import { type Command, labelOf, SlotView, useScreenCommands } from '@kontor/plugin-api/client';
import {
  Avatar,
  Badge,
  ButtonLink,
  Calendar,
  Download,
  Link,
  Mail,
  Pencil,
  Phone,
  UsersRound,
  useMessages,
} from '@kontor/ui';
import { type PersonDetails, phoneLink, vcardAddress } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';
import { mailAddress } from './mail-address.ts';

/** Who it is, and the ways to reach them. */
export function PersonHead({ person }: { readonly person: PersonDetails }) {
  const t = useMessages(directoryMessages);
  const [main] = person.positions;
  const isSelf = person.relation === 'self';
  return (
    <header className="flex flex-col gap-4">
      <div className="flex items-center gap-4 sm:gap-5">
        <Avatar name={person.name} seed={person.id} photo={person.picture?.large} size="xl" />
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-2xl font-semibold text-balance [overflow-wrap:anywhere]">{person.name}</h1>
            {isSelf && <Badge tone="accent">{t('you')}</Badge>}
          </div>
          {main && (
            <p className="text-muted">
              <span className="max-sm:block">{main.title}</span>
              {main.title !== '' && <span className="max-sm:hidden"> · </span>}
              <Link href={`/org-units/${main.orgUnit.id}`} variant="quiet" className="text-text">
                {main.orgUnit.name}
              </Link>
            </p>
          )}
        </div>
      </div>
      {person.former ? <HandOverLink person={person} /> : <Actions person={person} />}
    </header>
  );
}

const ownCommands: readonly Command[] = [
  {
    id: 'directory.edit-profile',
    label: labelOf(directoryMessages, 'editProfile'),
    icon: Pencil,
    run: ({ navigate }) => navigate('/people/me/edit'),
  },
];

function Actions({ person }: { readonly person: PersonDetails }) {
  const t = useMessages(directoryMessages);
  const { id, name, relation } = person;
  const phone = person.phone ?? person.mobile;
  const isSelf = relation === 'self';
  useScreenCommands(isSelf ? ownCommands : []);
  return (
    <div className="flex flex-wrap gap-2">
      {isSelf && (
        <ButtonLink href="/people/me/edit" variant="primary" icon={Pencil}>
          {t('editProfile')}
        </ButtonLink>
      )}
      {isSelf && (
        <ButtonLink href="/settings/absences" icon={Calendar}>
          {t('ownAbsences')}
        </ButtonLink>
      )}
      {!isSelf && <SlotView name="person-card.actions" about={{ person: { id, name } }} />}
      {!isSelf && phone !== null && (
        <ButtonLink href={phoneLink(phone)} icon={Phone}>
          {t('call')}
        </ButtonLink>
      )}
      {!isSelf && person.email !== null && (
        <ButtonLink href={mailAddress(person.email)} icon={Mail}>
          {t('write')}
        </ButtonLink>
      )}
      <HandOverLink person={person} />
      <ButtonLink
        href={vcardAddress(id)}
        download
        variant="quiet"
        icon={Download}
        aria-label={t('vcardHelp')}
        className="max-sm:gap-0 max-sm:px-2.5"
      >
        <span className="max-sm:sr-only">{t('vcard')}</span>
      </ButtonLink>
    </div>
  );
}

/** For oneself, and for others while they leave or change office: what they look after goes to somebody else. */
function HandOverLink({ person: { id, relation, mayHandOver } }: { readonly person: PersonDetails }) {
  const t = useMessages(directoryMessages);
  if (!mayHandOver) return null;
  const address = relation === 'self' ? '/hand-over/me' : `/hand-over/${id}`;
  return (
    <ButtonLink
      href={address}
      variant={relation === 'self' ? 'quiet' : 'secondary'}
      icon={UsersRound}
      className="self-start"
    >
      {t('handOver')}
    </ButtonLink>
  );
}
