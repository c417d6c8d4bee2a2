import { useQueryRoute } from '@kontor/plugin-api/client';
import { listAddressable } from '@kontor/schema';
import { Select, TextField, useMessages } from '@kontor/ui';
import { formMessages } from './form-messages.ts';
import type { Draft } from './gathering-draft.ts';

interface WhereFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** In own words, beginning with a building in which somebody works; and where it is on the web. */
export function WhereFields({ draft: { place, online }, onChange }: WhereFieldsProps) {
  const t = useMessages(formMessages);
  const buildings = useQueryRoute(listAddressable, {}).data?.places ?? [];
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          label={t('place')}
          placeholder={t('placeHint')}
          value={place}
          onChange={(text) => onChange({ place: text })}
          maxLength={300}
        />
        {buildings.length > 0 && (
          <Select
            label={t('building')}
            options={buildings.map((name) => ({ id: name, label: name }))}
            value={buildings.find((name) => name === place) ?? null}
            onChange={(name) => onChange({ place: name })}
          />
        )}
      </div>
      <TextField
        label={t('online')}
        description={t('onlineHelp')}
        type="url"
        value={online}
        onChange={(text) => onChange({ online: text })}
        maxLength={1000}
      />
    </>
  );
}
