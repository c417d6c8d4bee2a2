import { useQueryRoute } from '@kontor/plugin-api/client';
import { type GrantEffect, type GrantSubject, previewGrant, type SpaceRole, type SpaceView } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import { spaceMessages } from './space-messages.ts';

interface GrantEffectTextProps {
  readonly space: Pick<SpaceView, 'id'>;
  /** Nothing is asked before somebody is chosen. */
  readonly subject: GrantSubject | undefined;
  /** Null: the grant is taken back. */
  readonly wanted: SpaceRole | null;
}

const nobody: GrantSubject = { kind: 'person', id: '' };

/** "Reaches 312 people today: …; of these 3 are new", said as soon as it is known and before anything is saved. */
export function GrantEffectText({ space, subject, wanted }: GrantEffectTextProps) {
  const query = useQueryRoute(
    previewGrant,
    { space: space.id, subject: subject ?? nobody, role: wanted },
    { enabled: subject !== undefined, keepPrevious: true },
  );
  const isKnown = subject !== undefined && query.data !== undefined;
  return (
    <div role="status" className="min-h-5 text-sm text-muted" aria-busy={query.isPrevious}>
      {isKnown && query.data && (wanted === null ? <Loss effect={query.data} /> : <Gain effect={query.data} />)}
    </div>
  );
}

function Gain({ effect }: { readonly effect: GrantEffect }) {
  const t = useMessages(spaceMessages);
  const { people, joining, gaining, losing, leaving } = effect;
  const changes = [
    joining > 0 && t('effectJoining', { count: joining }),
    gaining > 0 && t('effectGaining', { count: gaining }),
    losing + leaving > 0 && t('effectWeaker', { count: losing + leaving }),
  ].filter((text) => text !== false);
  return (
    <>
      <p className="font-medium text-text">{t('reach', { count: people })}</p>
      {people > 1 && <Names effect={effect} total={people} />}
      {people > 0 && <p>{changes.length === 0 ? t('effectNothing') : changes.join(' ')}</p>}
    </>
  );
}

function Loss({ effect }: { readonly effect: GrantEffect }) {
  const t = useMessages(spaceMessages);
  const { losing, leaving } = effect;
  if (losing + leaving === 0) return <p>{t('effectNoLoss')}</p>;
  return (
    <>
      <p className="font-medium text-text">{t('effectLeaving', { count: leaving })}</p>
      {losing > 0 && <p>{t('effectWeaker', { count: losing })}</p>}
      {losing + leaving > 1 && <Names effect={effect} total={losing + leaving} />}
    </>
  );
}

function Names({ effect: { first }, total }: { readonly effect: GrantEffect; readonly total: number }) {
  const t = useMessages(spaceMessages);
  const names = first.map(({ name }) => name).join(', ');
  const more = total - first.length;
  return <p>{more > 0 ? t('namesAndMore', { names, count: more }) : names}</p>;
}
