import { isMissingPart } from '@kontor/plugin-api/client';
import { Button, CloudUpload, EmptyState, TriangleAlert, useMessages } from '@kontor/ui';
import { type ComponentType, useEffect, useState } from 'react';
import { localMessages } from '../local/local-messages.ts';
import { isOutdated } from '../local/newer-version.ts';

type Load = () => Promise<ComponentType>;

/** The code of a screen, or, where its file does not come, a screen that says why and what to do. */
export async function loadScreen(load: Load): Promise<ComponentType> {
  try {
    return await load();
  } catch (failure) {
    if (!isMissingPart(failure)) throw failure;
    return () => <MissingScreen load={load} />;
  }
}

function MissingScreen({ load }: { readonly load: Load }) {
  const t = useMessages(localMessages);
  const [state, setState] = useState<'asking' | 'outdated' | 'unreachable'>('asking');
  const [Screen, setScreen] = useState<ComponentType>();
  useEffect(() => {
    void isOutdated().then((isNewer) => setState(isNewer ? 'outdated' : 'unreachable'));
  }, []);
  async function retry() {
    const loaded = await load().catch(() => undefined); // said already
    if (loaded) setScreen(() => loaded);
    else setState((await isOutdated()) ? 'outdated' : 'unreachable');
  }
  if (Screen) return <Screen />;
  if (state === 'asking') return null;
  const isNewer = state === 'outdated';
  return (
    <div role="alert">
      <h1 className="sr-only">{isNewer ? t('outdatedTitle') : t('missingTitle')}</h1>
      <EmptyState
        icon={isNewer ? CloudUpload : TriangleAlert}
        title={isNewer ? t('outdatedTitle') : t('missingTitle')}
        action={
          isNewer ? (
            <Button variant="primary" onPress={() => window.location.reload()}>
              {t('reload')}
            </Button>
          ) : (
            <Button onPress={() => void retry()}>{t('retry')}</Button>
          )
        }
      >
        {isNewer ? t('outdatedHelp') : t('missingHelp')}
      </EmptyState>
    </div>
  );
}
