import { usePlace } from '@kontor/plugin-api/client';
import { ListView } from './list/list-view.tsx';
import { ReadView } from './read/read-view.tsx';
import { ReportView } from './report/report-view.tsx';

/** What one has to confirm and what one issued; the text of one of them; the report on it. */
export function InstructionsView() {
  const { kind, id } = usePlace().params;
  if (kind === 'read' && id !== undefined) return <ReadView key={id} id={id} />;
  if (kind === 'report' && id !== undefined) return <ReportView key={id} id={id} />;
  return <ListView />;
}
