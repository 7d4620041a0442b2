import { elementOf, type Mark } from './marks';

/** Whether the reader could see the mark if it were scrolled to. */
export function isVisible(mark: Mark): boolean {
  return elementOf(mark.block.container).checkVisibility({
    visibilityProperty: true,
    opacityProperty: false,
  });
}
