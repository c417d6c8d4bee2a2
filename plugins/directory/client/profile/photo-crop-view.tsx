import { Button, Dialog, FormActions, useMessages } from '@kontor/ui';
import { type PointerEvent, useRef, useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import type { CropBox } from '../../shared/index.ts';
import type { OpenedPicture } from './open-picture.ts';
import {
  canMove,
  centred,
  cropBox,
  dragBy,
  largestZoom,
  limitCrop,
  placeInPreview,
  zoomTo,
} from './photo-crop-model.ts';
import { profileMessages } from './profile-messages.ts';

const preview = 256;

interface PhotoCropDialogProps {
  readonly picture: OpenedPicture;
  readonly onClose: () => void;
  readonly onCrop: (crop: CropBox) => Promise<void>;
}

/** Chooses the square of a picture that is kept: by dragging, or by sliders that keys move too. */
export function PhotoCropDialog({ picture, onClose, onCrop }: PhotoCropDialogProps) {
  const t = useMessages(profileMessages);
  const { size, address } = picture;
  const [crop, setCrop] = useState(centred);
  const [isSending, setSending] = useState(false);
  const drag = useRef<{ x: number; y: number } | undefined>(undefined);
  const moves = canMove(crop, size);

  function move(event: PointerEvent) {
    if (!drag.current) return;
    const moved = { x: event.clientX - drag.current.x, y: event.clientY - drag.current.y };
    drag.current = { x: event.clientX, y: event.clientY };
    setCrop((now) => dragBy(now, moved, preview, size));
  }
  async function send() {
    setSending(true);
    await onCrop(cropBox(crop, size));
    setSending(false);
  }

  return (
    <Dialog
      isOpen
      keepsOpen
      size="sm"
      title={t('cropTitle')}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <FormActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isPending={isSending} onPress={() => void send()}>
            {t('usePhoto')}
          </Button>
        </FormActions>
      }
    >
      <p className="pb-4 text-sm text-muted">{t('cropHelp')}</p>
      <div
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={move}
        onPointerUp={() => {
          drag.current = undefined;
        }}
        className="relative mx-auto cursor-grab touch-none overflow-hidden rounded-full bg-pressed ring-1 ring-border active:cursor-grabbing"
        style={{ width: preview, height: preview }}
      >
        <img
          src={address}
          alt={t('cropPreview')}
          draggable={false}
          className="pointer-events-none absolute max-w-none select-none"
          style={placeInPreview(crop, size, preview)}
        />
      </div>
      <div className="flex flex-col gap-4 pt-5">
        <CropSlider
          label={t('zoom')}
          value={crop.zoom}
          from={1}
          to={largestZoom(size)}
          onChange={(zoom) => setCrop(zoomTo(crop, zoom, size))}
        />
        <CropSlider
          label={t('horizontal')}
          value={crop.x}
          isDisabled={!moves.x}
          onChange={(x) => setCrop(limitCrop({ ...crop, x }, size))}
        />
        <CropSlider
          label={t('vertical')}
          value={crop.y}
          isDisabled={!moves.y}
          onChange={(y) => setCrop(limitCrop({ ...crop, y }, size))}
        />
      </div>
    </Dialog>
  );
}

interface CropSliderProps {
  readonly label: string;
  readonly value: number;
  readonly from?: number;
  readonly to?: number;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
}

function CropSlider({ label, value, from = 0, to = 1, isDisabled = false, onChange }: CropSliderProps) {
  const isFixed = isDisabled || to <= from;
  return (
    <Slider
      value={value}
      minValue={from}
      maxValue={Math.max(to, from + 0.01)}
      step={0.01}
      isDisabled={isFixed}
      formatOptions={{ style: 'percent' }}
      onChange={onChange}
      className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-sm data-disabled:opacity-45"
    >
      <Label className="font-medium">{label}</Label>
      <SliderOutput className="text-muted tabular-nums" />
      <SliderTrack className="relative col-span-2 h-6 coarse:h-11">
        <span aria-hidden className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded-full bg-control/50" />
        <SliderThumb className="top-1/2 size-5 rounded-full border-2 border-raised bg-accent shadow-low focus-ring coarse:size-7" />
      </SliderTrack>
    </Slider>
  );
}
