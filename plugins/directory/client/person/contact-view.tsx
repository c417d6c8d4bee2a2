import {
  Card,
  Copy,
  Eye,
  type Icon,
  IconButton,
  Link,
  Mail,
  MapPin,
  Phone,
  Smartphone,
  useMessages,
  useToast,
} from '@kontor/ui';
import type { ReactNode } from 'react';
import { type PersonDetails, type ProfileField, phoneLink, type VisibilityLevel } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';

interface ContactLine {
  readonly id: ProfileField;
  readonly icon: Icon;
  readonly label: string;
  readonly text: string;
  readonly href?: string;
}

/** How and where to reach somebody; each line can be copied. */
export function ContactCard({ person }: { readonly person: PersonDetails }) {
  const t = useMessages(directoryMessages);
  const { phone, mobile, email, room, place, visibility } = person;
  const where = [room === null ? '' : t('room', { room }), place ?? ''].filter((part) => part !== '').join(', ');
  const lines: ContactLine[] = [];
  if (phone !== null) lines.push({ id: 'phone', icon: Phone, label: t('phone'), text: phone, href: phoneLink(phone) });
  if (mobile !== null)
    lines.push({ id: 'mobile', icon: Smartphone, label: t('mobile'), text: mobile, href: phoneLink(mobile) });
  if (email !== null) lines.push({ id: 'email', icon: Mail, label: t('email'), text: email, href: `mailto:${email}` });
  if (where !== '')
    lines.push({ id: room === null ? 'place' : 'room', icon: MapPin, label: t('roomLabel'), text: where });
  return (
    <Card title={t('contact')}>
      {lines.length === 0 ? (
        <p className="text-sm text-muted">{t('noContact')}</p>
      ) : (
        <dl className="-my-1 flex flex-col">
          {lines.map((line) => (
            <Line key={line.id} line={line}>
              {visibility && <SeenBy level={visibility[line.id]} />}
            </Line>
          ))}
        </dl>
      )}
    </Card>
  );
}

function Line({ line, children }: { readonly line: ContactLine; readonly children: ReactNode }) {
  const { icon: Icon, label, text, href } = line;
  return (
    <div className="flex min-h-9 items-center gap-3 coarse:min-h-11">
      <dt className="shrink-0">
        <Icon aria-hidden className="size-4 text-muted" />
        <span className="sr-only">{label}</span>
      </dt>
      <dd className="flex min-w-0 grow items-center justify-between gap-2">
        <span className="min-w-0 py-1 [overflow-wrap:anywhere]">
          {href === undefined ? (
            text
          ) : (
            <Link href={href} variant="quiet">
              <Breakable text={text} />
            </Link>
          )}
          {children}
        </span>
        <CopyButton label={label} text={text} />
      </dd>
    </div>
  );
}

/** An address breaks after its @ first, where it has to. */
export function Breakable({ text }: { readonly text: string }) {
  const [name = '', domain] = text.split('@');
  if (domain === undefined) return text;
  return (
    <>
      {name}@<wbr />
      {domain}
    </>
  );
}

/** Tells on one's own entry who else sees a line. */
function SeenBy({ level }: { readonly level: VisibilityLevel }) {
  const t = useMessages(directoryMessages);
  const names = { everyone: 'everyone', 'own-unit': 'ownUnit', managers: 'managers', nobody: 'nobody' } as const;
  return (
    <span className="flex items-center gap-1 text-xs text-muted">
      <Eye aria-hidden className="size-3" />
      {t('seenBy', { level: t(names[level]) })}
    </span>
  );
}

function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const t = useMessages(directoryMessages);
  const toast = useToast();
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      toast.show({ text: t('copied', { text }), tone: 'success' });
    } catch {
      // Without a secure address or leave of the browser; the text is there to be marked.
      toast.show({ text: t('copyFailed'), tone: 'danger' });
    }
  }
  return <IconButton icon={Copy} size="sm" label={t('copy', { what: label })} onPress={() => void copy()} />;
}
