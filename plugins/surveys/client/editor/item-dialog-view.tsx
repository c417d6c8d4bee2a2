import { Button, Dialog, Form, FormActions, Select, Switch, useChanged, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { hasOptions, type Item, isQuestion, noText, type Question, questionKinds } from '../../shared/index.ts';
import { ConditionFields } from './condition-fields-view.tsx';
import { newOption } from './draft-model.ts';
import { editorMessages } from './editor-messages.ts';
import { OptionFields } from './option-fields-view.tsx';
import { TextFields } from './text-fields-view.tsx';

interface ItemDialogProps {
  readonly item: Item;
  /** Questions before it, on which it can depend. */
  readonly earlier: readonly Question[];
  readonly hasEnglish: boolean;
  readonly onTake: (item: Item) => void;
  readonly onClose: () => void;
}

/** One question or section. */
export function ItemDialog({ item, earlier, hasEnglish, onTake, onClose }: ItemDialogProps) {
  const t = useMessages(editorMessages);
  const [draft, setDraft] = useState(item);
  const isUnsaved = useChanged(draft);
  const set = (change: Partial<Question>) => setDraft({ ...draft, ...change } as Item); // sections are changed by what they have
  const words = isQuestion(draft)
    ? (['questionText', 'questionTextEn'] as const)
    : (['sectionText', 'sectionTextEn'] as const);
  return (
    <Dialog title={isQuestion(draft) ? t('question') : t('section')} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={isUnsaved}
        onSubmit={(saved) => {
          saved();
          onTake(draft);
        }}
      >
        <TextFields
          label={t(words[0])}
          labelEn={t(words[1])}
          value={draft.title}
          onChange={(title) => set({ title })}
          hasEnglish={hasEnglish}
          isRequired
          autoFocus
        />
        {isQuestion(draft) && (
          <>
            <Select
              label={t('kind')}
              options={questionKinds.map((kind) => ({ id: kind, label: t(kind) }))}
              value={draft.kind}
              onChange={(kind) => {
                const needsOptions = hasOptions({ kind }) && draft.options.length < 2;
                set({
                  kind,
                  options: hasOptions({ kind }) ? (needsOptions ? [newOption(), newOption()] : draft.options) : [],
                });
              }}
            />
            {hasOptions(draft) && (
              <OptionFields options={draft.options} hasEnglish={hasEnglish} onChange={(options) => set({ options })} />
            )}
            {draft.kind === 'scale' && (
              <div className="grid gap-4 sm:grid-cols-2">
                <TextFields
                  label={t('low')}
                  labelEn={t('lowEn')}
                  value={draft.low}
                  onChange={(low) => set({ low })}
                  hasEnglish={hasEnglish}
                />
                <TextFields
                  label={t('high')}
                  labelEn={t('highEn')}
                  value={draft.high}
                  onChange={(high) => set({ high })}
                  hasEnglish={hasEnglish}
                />
              </div>
            )}
            <Switch isSelected={draft.isRequired} onChange={(isRequired) => set({ isRequired })}>
              {t('required')}
            </Switch>
            {earlier.length > 0 && (
              <ConditionFields earlier={earlier} value={draft.showIf} onChange={(showIf) => set({ showIf })} />
            )}
          </>
        )}
        <TextFields
          label={t('help')}
          labelEn={t('helpEn')}
          value={draft.help ?? noText}
          onChange={(help) => set({ help })}
          hasEnglish={hasEnglish}
          rows={2}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('take')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
