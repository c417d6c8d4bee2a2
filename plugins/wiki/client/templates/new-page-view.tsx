import { useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { Dialog, FileText, FormError, IconButton, ItemList, Lead, Pencil, useLanguage, useMessages } from '@kontor/ui';
import { builtInTemplate, listTemplates, pagePath, type TemplateChoice } from '../../shared/index.ts';
import { useCreatePage } from '../page-actions.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { templateMessages } from './template-messages.ts';

const icons = { minutes: '📝', instruction: '📜', onboarding: '👋', process: '🔁', handover: '🤝', faq: '❓' } as const;

interface NewPageProps {
  readonly space: string;
  /** Under which page; the top unless given. */
  readonly parent?: string;
  readonly onClose: () => void;
}

interface Beginning {
  readonly id: string;
  readonly title: string;
  readonly icon: string | null;
  readonly purpose: string;
  readonly section: 'empty' | 'ofSpace' | 'ofAll';
  readonly template?: TemplateChoice;
  readonly mayWrite?: boolean;
}

/** What a new page begins with: nothing, a template of the space, or one that every space has. */
export function NewPage({ space, parent, onClose }: NewPageProps) {
  const t = useMessages(templateMessages);
  const navigate = useNavigate();
  const beginnings = useBeginnings(space);
  const { run, error } = useCreatePage();
  async function begin(id: string) {
    const { template, title, icon } = beginnings.find((each) => each.id === id) ?? {};
    const made = await run({ space, parent: parent ?? null, ...(template && { template, title, icon }) });
    if (!made) return;
    onClose();
    navigate(pagePath(made.id));
  }
  return (
    <Dialog title={t('newTitle')} isOpen onOpenChange={onClose}>
      <Lead>{t('newLead')}</Lead>
      <FormError>{error?.message}</FormError>
      <ItemList
        label={t('newLead')}
        items={beginnings}
        section={({ section }) => ({
          id: `${section} templates`,
          title: t(section === 'empty' ? 'without' : section),
        })}
        onAction={(id) => void begin(id)}
        className="-mx-3 pt-1"
        row={({ id, title, icon, purpose, mayWrite }) => ({
          id,
          text: title,
          title,
          subtitle: purpose,
          start: (
            <span aria-hidden className="flex w-6 shrink-0 justify-center text-lg">
              {icon ?? <FileText className="size-5 text-muted" />}
            </span>
          ),
          ...(mayWrite && {
            end: (
              <IconButton
                icon={Pencil}
                size="sm"
                label={t('edit', { title })}
                onPress={() => {
                  onClose();
                  navigate(pagePath(id));
                }}
              />
            ),
          }),
        })}
      />
    </Dialog>
  );
}

function useBeginnings(space: string): readonly Beginning[] {
  const t = useMessages(templateMessages);
  const w = useMessages(wikiMessages);
  const { language } = useLanguage();
  const own = useQueryRoute(listTemplates, { space }).data?.templates ?? [];
  return [
    { id: 'empty', title: t('empty'), icon: null, purpose: t('emptyFor'), section: 'empty' },
    ...own.map(({ id, title, ...rest }) => {
      return { ...rest, id, title: title || w('untitled'), section: 'ofSpace', template: { page: id } } as const;
    }),
    ...builtInTemplate.options.map((builtIn) => {
      const [title, purpose, icon] = [t(builtIn), t(`${builtIn}For`), icons[builtIn]];
      return { id: builtIn, title, icon, purpose, section: 'ofAll', template: { builtIn, language } } as const;
    }),
  ];
}
