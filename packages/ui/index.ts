export { AlertDialog, type AlertDialogProps } from './components/alert-dialog.tsx';
export { Avatar, type AvatarProps } from './components/avatar.tsx';
export { Badge, type BadgeProps, Count, type CountProps } from './components/badge.tsx';
export { Banner, type BannerProps, type BannerTone, type Tone } from './components/banner.tsx';
export { Breadcrumbs, type Crumb } from './components/breadcrumbs.tsx';
export { Button, type ButtonProps } from './components/button.tsx';
export { type ButtonSize, type ButtonVariant, buttonClasses } from './components/button-style.ts';
export { Card, type CardProps } from './components/card.tsx';
export { Checkbox, type CheckboxProps } from './components/checkbox.tsx';
export { classNames } from './components/class-names.ts';
export { ColourField, type ColourFieldProps } from './components/colour-field.tsx';
export { ComboBox, type ComboBoxProps } from './components/combo-box.tsx';
export {
  CommandPalette,
  type CommandPaletteProps,
  type PaletteItem,
  type PaletteSection,
} from './components/command-palette.tsx';
export { DatePicker, type DatePickerProps } from './components/date-picker.tsx';
export { Dialog, type DialogProps, DialogTrigger } from './components/dialog.tsx';
export { EmptyState, type EmptyStateProps, ErrorState, type ErrorStateProps } from './components/empty-state.tsx';
export { fieldErrorsOf } from './components/field-errors.ts';
export type { FieldTexts } from './components/field-frame.tsx';
export { FileDrop, type FileDropProps } from './components/file-drop.tsx';
export { Form, FormActions, FormError, type FormErrorProps, type FormProps } from './components/form.tsx';
export { Highlight, type HighlightProps } from './components/highlight.tsx';
export { IconButton, type IconButtonProps } from './components/icon-button.tsx';
export { initialsOf } from './components/initials.ts';
export { ItemList, type ItemListProps, type ItemRow, type ItemSection, RowContent } from './components/item-list.tsx';
export { Kbd, type KbdProps } from './components/kbd.tsx';
export { ButtonLink, type ButtonLinkProps, Link, type LinkProps } from './components/link.tsx';
export type { Option } from './components/list-box-parts.tsx';
export {
  Menu,
  MenuItem,
  type MenuItemProps,
  type MenuProps,
  MenuSection,
  type MenuSectionProps,
  MenuSeparator,
  MenuTrigger,
} from './components/menu.tsx';
export type { ModalState } from './components/modal-state.ts';
export { BackLink, type BackLinkProps, Lead, Page, type PageProps } from './components/page.tsx';
export { PageHeader, type PageHeaderProps } from './components/page-header.tsx';
export { PasswordField, type PasswordFieldProps } from './components/password-field.tsx';
export { PointedPreview, type PointedPreviewProps } from './components/pointed-preview.tsx';
export { Popover, type PopoverProps } from './components/popover.tsx';
export { Preview, type PreviewProps } from './components/preview.tsx';
export { Progress, type ProgressProps } from './components/progress.tsx';
export { Prose, type ProseProps } from './components/prose.tsx';
export { plainTextOf } from './components/prose-parts.ts';
export { RadioGroup, type RadioGroupProps } from './components/radio-group.tsx';
export { SearchField, type SearchFieldProps } from './components/search-field.tsx';
export { Select, type SelectProps } from './components/select.tsx';
export { Sheet, type SheetProps } from './components/sheet.tsx';
export { SidePanel, type SidePanelProps, useRoomBeside } from './components/side-panel.tsx';
export {
  Skeleton,
  SkeletonForm,
  SkeletonList,
  type SkeletonListProps,
  type SkeletonProps,
  SkeletonText,
} from './components/skeleton.tsx';
export { SkipLink, VisuallyHidden } from './components/skip-link.tsx';
export { Spinner, type SpinnerProps } from './components/spinner.tsx';
export { Switch, type SwitchProps } from './components/switch.tsx';
export { Table, type TableColumn, type TableProps, type TableSort } from './components/table.tsx';
export { type TabItem, Tabs, type TabsProps } from './components/tabs.tsx';
export { type TagItem, TagList, type TagListProps } from './components/tag-list.tsx';
export { TextArea, type TextAreaProps } from './components/text-area.tsx';
export { TextField, type TextFieldProps } from './components/text-field.tsx';
export { segmentsOf, type TextRange, type TextSegment } from './components/text-segments.ts';
export { type ToastContent, ToastProvider, type Toasts, useToast } from './components/toast.tsx';
export { Toolbar, type ToolbarProps } from './components/toolbar.tsx';
export { Tooltip, type TooltipProps, TooltipTrigger, type TooltipTriggerProps } from './components/tooltip.tsx';
export { type RowSource, VirtualList, type VirtualListProps } from './components/virtual-list.tsx';
export * from './icons.ts';
export {
  LanguageProvider,
  type LanguageProviderProps,
  type LanguageState,
  useLanguage,
} from './language/language-provider.tsx';
export { useFormats, useMessages } from './language/use-messages.ts';
export * from './messages.ts';
export {
  type Accent,
  type Appearance,
  accentOf,
  type ContrastReport,
  checkContrast,
  defaultAccent,
} from './theme/accent.ts';
export { applyTheme, type Theme, type ThemeChoice, themes } from './theme/apply-theme.ts';
export { UnsavedInput } from './unsaved/unsaved-input.ts';
export { UnsavedContext, useChanged, useUnsaved } from './unsaved/use-unsaved.ts';
