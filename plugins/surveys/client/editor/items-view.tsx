import {
  ArrowDown,
  ArrowUp,
  Badge,
  Button,
  Copy,
  EllipsisVertical,
  EmptyState,
  IconButton,
  ListOrdered,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Pencil,
  Plus,
  Trash2,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { canDecide, faultOf, type Item, isQuestion, mostItems, textIn } from '../../shared/index.ts';
import { copyItem, mended, moveItem, newQuestion, newSection } from './draft-model.ts';
import { editorMessages } from './editor-messages.ts';
import { ItemDialog } from './item-dialog-view.tsx';

interface ItemsProps {
  readonly items: readonly Item[];
  readonly onChange: (items: Item[]) => void;
  readonly onEdit: (item: Item) => void;
}

interface EditedItemProps {
  readonly items: readonly Item[];
  /** One of them, or a new one. */
  readonly edited: Item;
  readonly hasEnglish: boolean;
  readonly onChange: (items: Item[]) => void;
  readonly onClose: () => void;
}

/** Stands outside the form of the survey: what is submitted in a dialog would submit that, too. */
export function EditedItem({ items, edited, hasEnglish, onChange, onClose }: EditedItemProps) {
  const place = items.findIndex(({ id }) => id === edited.id);
  const earlier = (place === -1 ? items : items.slice(0, place)).filter(isQuestion).filter(canDecide);
  const take = (item: Item) => {
    onChange(mended(place === -1 ? [...items, item] : items.map((each) => (each.id === item.id ? item : each))));
    onClose();
  };
  return <ItemDialog item={edited} {...{ earlier, hasEnglish, onClose }} onTake={take} />;
}

/** The questions in their order. */
export function Items({ items, onChange, onEdit }: ItemsProps) {
  const t = useMessages(editorMessages);
  return (
    <section className="flex flex-col gap-3" aria-label={t('questions')}>
      <h2 className="text-base font-semibold">{t('questions')}</h2>
      {items.length === 0 && (
        <EmptyState icon={ListOrdered} title={t('noQuestions')}>
          {t('noQuestionsText')}
        </EmptyState>
      )}
      <ol className="flex flex-col gap-2 empty:hidden">
        {items.map((item, index) => (
          <li key={item.id} className="flex items-start gap-2 rounded-lg bg-surface py-2 ps-4 pe-2 ring-1 ring-border">
            <Summary item={item} onEdit={() => onEdit(item)} />
            <ItemMenu {...{ items, item, index, onChange }} onEdit={() => onEdit(item)} />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button icon={Plus} isDisabled={items.length >= mostItems} onPress={() => onEdit(newQuestion('choice'))}>
          {t('addQuestion')}
        </Button>
        <Button variant="quiet" icon={Plus} isDisabled={items.length >= mostItems} onPress={() => onEdit(newSection())}>
          {t('addSection')}
        </Button>
      </div>
    </section>
  );
}

function Summary({ item, onEdit }: { readonly item: Item; readonly onEdit: () => void }) {
  const t = useMessages(editorMessages);
  const { language } = useLanguage();
  const name = textIn(language, item.title) || t('untitled');
  const facts = isQuestion(item)
    ? [t(item.kind), ...(item.isRequired ? [t('required')] : []), ...(item.showIf ? [t('conditional')] : [])]
    : [t('section')];
  return (
    <button
      type="button"
      onClick={onEdit}
      className="min-h-11 min-w-0 grow cursor-pointer rounded-md text-start focus-ring"
    >
      <span className={`block [overflow-wrap:anywhere] ${isQuestion(item) ? '' : 'font-semibold'}`}>{name}</span>
      <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        {facts.join(' · ')}
        {faultOf(item) && <Badge tone="warning">{t('edit')}</Badge>}
      </span>
    </button>
  );
}

interface ItemMenuProps {
  readonly items: readonly Item[];
  readonly item: Item;
  readonly index: number;
  readonly onEdit: () => void;
  readonly onChange: (items: Item[]) => void;
}

function ItemMenu({ items, item, index, onEdit, onChange }: ItemMenuProps) {
  const t = useMessages(editorMessages);
  const { language } = useLanguage();
  const toast = useToast();
  const name = textIn(language, item.title) || t('untitled');
  return (
    <MenuTrigger>
      <IconButton icon={EllipsisVertical} label={t('itemMenu', { name })} />
      <Menu>
        <MenuItem icon={Pencil} onAction={onEdit}>
          {t('edit')}
        </MenuItem>
        <MenuItem
          icon={Copy}
          onAction={() => onChange([...items.slice(0, index + 1), copyItem(item), ...items.slice(index + 1)])}
        >
          {t('copy')}
        </MenuItem>
        <MenuItem icon={ArrowUp} isDisabled={index === 0} onAction={() => onChange(moveItem(items, item.id, -1))}>
          {t('up')}
        </MenuItem>
        <MenuItem
          icon={ArrowDown}
          isDisabled={index === items.length - 1}
          onAction={() => onChange(moveItem(items, item.id, 1))}
        >
          {t('down')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={Trash2}
          isDestructive
          onAction={() => {
            onChange(mended(items.filter(({ id }) => id !== item.id)));
            toast.showUndo(t('removed', { name }), () => onChange([...items]));
          }}
        >
          {t('remove')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
