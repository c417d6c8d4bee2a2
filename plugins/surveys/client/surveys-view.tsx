import { usePlace } from '@kontor/plugin-api/client';
import { SurveyList } from './list-view.tsx';
import { SurveyScreen } from './survey-screen-view.tsx';

/** All surveys, or one of them, also by its ref as an address. */
export function SurveysView() {
  const { id: first, of } = usePlace().params;
  const id = first === 'survey' ? of : first;
  return id === undefined ? <SurveyList /> : <SurveyScreen key={id} id={id} />;
}
