import fc from 'fast-check';
import { expect, test } from 'vitest';
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

const landscape = { width: 1200, height: 800 };

test('keeps the middle square at first', () => {
  expect(cropBox(centred, landscape)).toEqual({ left: 200, top: 0, size: 800 });
  expect(canMove(centred, landscape)).toEqual({ x: true, y: false });
});

test('zooms around the middle of what is kept', () => {
  const near = zoomTo({ zoom: 1, x: 0, y: 0.5 }, 2, landscape);
  expect(cropBox(near, landscape)).toEqual({ left: 200, top: 200, size: 400 });
  expect(cropBox(zoomTo(near, 1, landscape), landscape)).toEqual({ left: 0, top: 0, size: 800 });
});

test('moves the picture with the pointer, and stops at its edges', () => {
  const moved = dragBy(centred, { x: 50, y: 50 }, 200, landscape);
  expect(cropBox(moved, landscape)).toEqual({ left: 0, top: 0, size: 800 });
  expect(cropBox(dragBy(centred, { x: -25, y: 0 }, 200, landscape), landscape).left).toBe(300);
});

test('lets nobody zoom until the photo is coarse', () => {
  expect(largestZoom({ width: 300, height: 200 })).toBe(1);
  expect(largestZoom({ width: 9000, height: 9000 })).toBe(4);
});

test('shows in the preview exactly the square that is kept', () => {
  expect(placeInPreview(centred, landscape, 200)).toEqual({ left: -50, top: -0, width: 300, height: 200 });
});

test('never leaves the picture, whatever is done to it', () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });
  const share = fc.double({ min: -3, max: 8, noNaN: true });
  fc.assert(
    fc.property(size, share, share, share, share, (picture, zoom, x, y, nearer) => {
      const start = limitCrop({ zoom, x, y }, picture);
      const crop = dragBy(zoomTo(start, nearer, picture), { x: x * 90, y: y * 90 }, 240, picture);
      const box = cropBox(crop, picture);
      expect(box.size).toBeGreaterThanOrEqual(1);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.left + box.size).toBeLessThanOrEqual(picture.width);
      expect(box.top + box.size).toBeLessThanOrEqual(picture.height);
    }),
  );
});
