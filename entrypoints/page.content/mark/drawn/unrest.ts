import { animationsHere } from '../../dom';

/** Milliseconds for which it counts that the root's styles have changed in a row: less than scrolling needs to be over. */
const LASTS_MS = 400;
/** Milliseconds until animations are looked at again. */
const LOOK_MS = 400;
/** What the browser animates by itself, without working out styles. */
const FREE =
  /^(offset|computedOffset|easing|composite|transform|translate|rotate|scale|opacity|filter|backdropFilter)$/;
/** What moves and fades no text. */
const STILL =
  /^(--.+|offset|computedOffset|easing|composite|background\w+|color|border\w*Color|outline\w*|fill|stroke\w*)$/;

/** Whether the page changes its styles at nearly every frame: by its root, or by animations that the browser cannot run by itself. */
export class Unrest {
  private toldAt = Number.NEGATIVE_INFINITY;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private animates = false;

  /** The styles of the root have changed once more in a row (`beat.ts`). */
  told(): void {
    this.toldAt = performance.now();
  }

  /** It is the root's styles that change. */
  get isTold(): boolean {
    return performance.now() - this.toldAt < LASTS_MS;
  }

  get goesOn(): boolean {
    if (this.isTold) return true;
    const now = performance.now();
    if (now - this.lookedAt > LOOK_MS) {
      this.lookedAt = now;
      this.animates = running().some((effect) => !only(effect, FREE));
    }
    return this.animates;
  }
}

/** Elements that an animation may move or fade. */
export function movingElements(): Set<Element> {
  const moving = new Set<Element>();
  for (const effect of running()) if (effect.target && !only(effect, STILL)) moving.add(effect.target);
  return moving;
}

function running(): KeyframeEffect[] {
  return animationsHere()
    .filter(({ playState, timeline }) => playState === 'running' && timeline instanceof DocumentTimeline)
    .map(({ effect }) => effect)
    .filter(
      (effect) => effect instanceof KeyframeEffect && effect.getComputedTiming().progress !== null,
    ) as KeyframeEffect[];
}

function only(effect: KeyframeEffect, what: RegExp): boolean {
  return effect.getKeyframes().every((frame) => Object.keys(frame).every((name) => what.test(name)));
}
