import { TextArea, TextField } from '@kontor/ui';
import type { Bilingual } from '../../shared/index.ts';

interface TextFieldsProps {
  readonly label: string;
  readonly labelEn: string;
  readonly value: Bilingual;
  readonly onChange: (value: Bilingual) => void;
  readonly hasEnglish: boolean;
  /** Lines; one unless given. */
  readonly rows?: number;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
}

/** A text in German, and in English where that is wanted. */
export function TextFields({
  label,
  labelEn,
  value,
  onChange,
  hasEnglish,
  rows,
  isRequired = false,
  autoFocus = false,
}: TextFieldsProps) {
  const field = (language: 'de' | 'en') => {
    const given = {
      label: language === 'de' ? label : labelEn,
      value: value[language],
      onChange: (text: string) => onChange({ ...value, [language]: text }),
      lang: language,
      maxLength: rows === undefined ? 300 : 4000,
      ...(language === 'de' && { isRequired, autoFocus }),
    };
    return rows === undefined ? (
      <TextField key={language} {...given} />
    ) : (
      <TextArea key={language} {...given} rows={rows} />
    );
  };
  return (
    <>
      {field('de')}
      {hasEnglish && field('en')}
    </>
  );
}
