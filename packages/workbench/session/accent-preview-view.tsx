import { type Appearance, accentOf, checkContrast, classNames, useFormats, useMessages } from '@kontor/ui';
import { type CSSProperties, useMemo } from 'react';
import { isAcceptable, judgeAccent } from './accent-model.ts';
import { setupMessages } from './setup-messages.ts';

const texts = {
  good: 'contrastGood',
  adjusted: 'contrastAdjusted',
  'too-light': 'contrastTooLight',
  invalid: 'contrastInvalid',
} as const;

/** How a colour will look in both appearances, and in words whether text is legible with it. */
export function AccentPreview({ colour }: { readonly colour: string }) {
  const t = useMessages(setupMessages);
  const { formatNumber } = useFormats();
  const report = useMemo(() => checkContrast(colour), [colour]);
  const verdict = judgeAccent(colour);
  const round = (ratio: number) => formatNumber(Math.round(ratio * 10) / 10);
  return (
    <div className="flex flex-col gap-3">
      {report.valid && (
        <div aria-hidden className="grid grid-cols-2 gap-3">
          <Sample colour={colour} appearance="light" />
          <Sample colour={colour} appearance="dark" />
        </div>
      )}
      <p role="status" className="text-sm text-muted">
        <span className={classNames('font-medium', isAcceptable(verdict) ? 'text-text' : 'text-danger')}>
          {t(texts[verdict])}
        </span>{' '}
        {report.valid && t('contrastValue', { light: round(report.onLight), dark: round(report.onDark) })}
      </p>
    </div>
  );
}

/** Set through the style object, which React writes by CSSOM: a strict `style-src` allows that. */
function Sample({ colour, appearance }: { readonly colour: string; readonly appearance: Appearance }) {
  const t = useMessages(setupMessages);
  const accent = accentOf(colour, appearance);
  const style: CSSProperties = { colorScheme: appearance };
  return (
    <div
      style={style}
      className="flex flex-col items-start gap-2 rounded-lg bg-surface p-3 text-sm text-text ring-1 ring-border"
    >
      <span className="text-xs text-muted">{t(appearance === 'light' ? 'previewLight' : 'previewDark')}</span>
      <span className="rounded-md px-3 py-1 font-medium" style={{ background: accent.solid, color: accent.onSolid }}>
        {t('previewButton')}
      </span>
      <span className="underline" style={{ color: accent.text }}>
        {t('previewLink')}
      </span>
      <span className="rounded-md px-2 py-0.5" style={{ background: accent.soft, color: accent.text }}>
        {t('previewSelected')}
      </span>
    </div>
  );
}
