import { componentOf, lazyLayer, useAction, useNavigate, useWorkbench } from '@kontor/plugin-api/client';
import {
  Accessibility,
  Bell,
  BellOff,
  Copy,
  Download,
  EllipsisVertical,
  Forward,
  History,
  IconButton,
  Image,
  LayoutTemplate,
  Link2,
  ListChecks,
  Lock,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Plus,
  Printer,
  ShieldCheck,
  Trash2,
  Upload,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { Suspense, useState } from 'react';
import { getPage, type Page, pagePath, pageRef, setWatch } from '../../shared/index.ts';
import { coverMessages } from '../cover/cover-messages.ts';
import { useCreatePage, useRestorePage, useTrashPage } from '../page-actions.ts';
import { readingMessages } from '../readings/reading-messages.ts';
import { barriersMessages } from '../review/barriers-messages.ts';
import { templateMessages } from '../templates/template-messages.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { pageMessages } from './page-messages.ts';

const NewPage = lazyLayer(async () => (await import('../templates/new-page-view.tsx')).NewPage);
const dialogs = {
  copy: lazyLayer(async () => (await import('../dialogs/copy-dialog-view.tsx')).CopyDialog),
  move: lazyLayer(async () => (await import('../dialogs/move-dialog-view.tsx')).MoveDialog),
  access: lazyLayer(async () => (await import('../dialogs/access-dialog-view.tsx')).AccessDialog),
  export: lazyLayer(async () => (await import('../transfer/export-dialog-view.tsx')).PageExportDialog),
  import: lazyLayer(async () => (await import('../transfer/import-dialog-view.tsx')).PageImportDialog),
  template: lazyLayer(async () => (await import('../templates/save-template-view.tsx')).SaveTemplate),
  cover: lazyLayer(async () => (await import('../cover/page-cover-view.tsx')).PageCover),
  review: lazyLayer(async () => (await import('../dialogs/review-dialog-view.tsx')).ReviewDialog),
  reading: lazyLayer(async () => (await import('../readings/ask-reading-view.tsx')).AskReading),
};

/** Everything that can be done with a page. */
export function PageMenu({ page, onCheck }: { readonly page: Page; readonly onCheck: () => void }) {
  const t = useMessages(pageMessages);
  const w = useMessages(wikiMessages);
  const tt = useMessages(templateMessages);
  const tc = useMessages(coverMessages);
  const b = useMessages(barriersMessages);
  const r = useMessages(readingMessages);
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const [isBeginning, setBeginning] = useState(false);
  const act = usePageMenu(page);
  const mayWrite = page.right === 'write';
  // A template stands in no tree.
  const mayPlace = mayWrite && !page.isTemplate;
  const Dialog = open && dialogs[open];
  const { language } = useLanguage();
  const offers = useOffers(page);
  const [offered, setOffered] = useState<string>();
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('more')} />
        <Menu>
          {mayPlace && (
            <MenuItem icon={Plus} onAction={() => void act.create()}>
              {t('newBelow')}
            </MenuItem>
          )}
          {mayPlace && (
            <MenuItem icon={LayoutTemplate} onAction={() => setBeginning(true)}>
              {tt('fromTemplateBelow')}
            </MenuItem>
          )}
          {mayPlace && (
            <MenuItem icon={Upload} onAction={() => setOpen('import')}>
              {t('importBelow')}
            </MenuItem>
          )}
          <MenuItem icon={Link2} onAction={() => void act.copyLink()}>
            {t('copyLink')}
          </MenuItem>
          <MenuItem icon={Printer} onAction={() => print()}>
            {t('print')}
          </MenuItem>
          {page.trashedAt === null && (
            <MenuItem icon={Download} onAction={() => setOpen('export')}>
              {w('export')}
            </MenuItem>
          )}
          <MenuSeparator />
          {page.watch === 'none' ? (
            <MenuItem icon={Bell} onAction={() => void act.watch('page')}>
              {t('watch')}
            </MenuItem>
          ) : (
            <MenuItem icon={BellOff} onAction={() => void act.watch('none')}>
              {t('unwatch')}
            </MenuItem>
          )}
          {page.watch !== 'tree' && (
            <MenuItem icon={Bell} onAction={() => void act.watch('tree')}>
              {t('watchTree')}
            </MenuItem>
          )}
          {mayWrite && <MenuSeparator />}
          {mayWrite && (
            <MenuItem icon={History} onAction={act.showVersions}>
              {t('versions')}
            </MenuItem>
          )}
          {mayWrite && (
            <MenuItem icon={Image} onAction={() => setOpen('cover')}>
              {tc('menu')}
            </MenuItem>
          )}
          {mayWrite && (
            <MenuItem icon={ShieldCheck} onAction={() => setOpen('review')}>
              {t('review')}
            </MenuItem>
          )}
          {page.readings?.mayAsk && (
            <MenuItem icon={ListChecks} onAction={() => setOpen('reading')}>
              {r('menu')}
            </MenuItem>
          )}
          {offers.map(({ id, icon, label }) => (
            <MenuItem key={id} icon={icon} onAction={() => setOffered(id)}>
              {label(language)}
            </MenuItem>
          ))}
          {mayWrite && (
            <MenuItem icon={Accessibility} onAction={onCheck}>
              {b('title')}
            </MenuItem>
          )}
          <MenuItem icon={Lock} onAction={() => setOpen('access')}>
            {t('access')}
          </MenuItem>
          {mayPlace && (
            <MenuItem icon={Forward} onAction={() => setOpen('move')}>
              {t('move')}
            </MenuItem>
          )}
          {mayPlace && (
            <MenuItem icon={Copy} onAction={() => setOpen('copy')}>
              {t('copy')}
            </MenuItem>
          )}
          {mayPlace && (
            <MenuItem icon={LayoutTemplate} onAction={() => setOpen('template')}>
              {tt('saveAs')}
            </MenuItem>
          )}
          {mayWrite && (
            <MenuItem icon={Trash2} isDestructive onAction={() => void act.trash()}>
              {t('trash')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {isBeginning && <NewPage space={page.space} parent={page.id} onClose={() => setBeginning(false)} />}
      {Dialog && <Dialog page={page} onClose={() => setOpen(undefined)} />}
      {offered !== undefined && <OfferedDialog page={page} offer={offered} onClose={() => setOffered(undefined)} />}
    </>
  );
}

/** What other plugins make of a page: not of one that is in the trash or fills another's first lines. */
function useOffers({ trashedAt, isTemplate, right }: Page) {
  const offers = useWorkbench().registry.slot('page.actions');
  return trashedAt === null && !isTemplate && right === 'write' ? offers : [];
}

interface OfferedDialogProps {
  readonly page: Page;
  readonly offer: string;
  readonly onClose: () => void;
}

function OfferedDialog({ page, offer, onClose }: OfferedDialogProps) {
  const w = useMessages(wikiMessages);
  const contribution = useOffers(page).find(({ id }) => id === offer);
  if (!contribution) return null;
  const Contribution = componentOf(contribution);
  return (
    <Suspense>
      <Contribution
        ref={pageRef(page.id)}
        title={page.title || w('untitled')}
        path={pagePath(page.id)}
        mayWrite={page.right === 'write'}
        onClose={onClose}
      />
    </Suspense>
  );
}

function usePageMenu(page: Page) {
  const t = useMessages(pageMessages);
  const w = useMessages(wikiMessages);
  const navigate = useNavigate();
  const toast = useToast();
  const { run: create } = useCreatePage();
  const { run: trash } = useTrashPage(page.space);
  const { run: restore } = useRestorePage();
  const { run: watch } = useAction(setWatch, { refreshes: [getPage] });
  return {
    showVersions: () => navigate(`${pagePath(page.id)}?show=versions`),
    async create() {
      const made = await create({ space: page.space, parent: page.id });
      if (made) navigate(pagePath(made.id));
    },
    async copyLink() {
      await navigator.clipboard.writeText(`${location.origin}${pagePath(page.id)}`);
      toast.show({ text: t('linkCopied') });
    },
    watch: (how: Page['watch']) => watch({ page: page.id, watch: how }),
    async trash() {
      if (!(await trash({ page: page.id }))) return;
      toast.showUndo(t('trashedToast', { title: page.title || w('untitled') }), () => void restore({ page: page.id }));
    },
  };
}
