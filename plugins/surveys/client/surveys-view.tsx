import { usePlace } from '@kontor/plugin-api/client';
import { SurveyList } from './list-view.tsx';
import { SurveyScreen } from './survey-screen-view.tsx';

/** All surveys, or one of them. */
export function SurveysView() {
  const { id } = usePlace().params;
  return id === undefined ? <SurveyList /> : <SurveyScreen key={id} id={id} />;
}
