import { type NamedTextProps, useQueryRoute } from '@kontor/plugin-api/client';
import { useLanguage } from '@kontor/ui';
import { getSurvey, textIn } from '../../shared/index.ts';

/** The title of the survey whose ticket is on this device and was not used. */
export function WaitingName({ text, children }: NamedTextProps) {
  const { language } = useLanguage();
  const { data } = useQueryRoute(getSurvey, { survey: text.split('/')[2] ?? '' });
  return children(data && textIn(language, data.title));
}
