import type { CardTheme, CardToPage, NotThisScope } from '../../../data/messaging/card-protocol';
import { sendMessage } from '../../../data/messaging/messages';
import type { Feedback } from '../../../data/recognizer/model';
import { answersLike, withAnswer, withSiteExpand } from '../../../data/settings/changes';
import { changeItem, feedbackItem, type StoredItem, sitesItem } from '../../../data/settings/items';
import { pageKey } from '../../../data/settings/shape';
import { body, documentElement } from '../dom';
import { pageToneOf } from '../mark/paint/tone';
import type { Mark } from '../marks';
import type { MarkPort } from '../ports';
import type { CardHandle } from './card-handle';
import { around, KEEPS_FOCUS } from './geometry';
import { describe, elementOfMark } from './mention';
import { columnsOf, faceOf, isTurnedAway, rowsAround } from './surroundings';

/** Opens the card for marks of this frame and does what the card asks. */
export class CardController {
  private mark: Mark | null = null;
  /** Counts the openings: the card may be opened anew for the mark it shows. */
  private opening = 0;
  /** Takes back the reader's latest answer about the shown mark. */
  private undo: (() => void) | null = null;

  constructor(
    private readonly layer: MarkPort,
    private readonly card: CardHandle,
  ) {}

  theme(mark: Mark | null): CardTheme {
    const { theme } = this.layer.page.choices.settings;
    if (theme !== 'auto') return theme;
    return pageToneOf(mark ? elementOfMark(mark) : ((body() ?? documentElement()) as Element));
  }

  get showing(): boolean {
    return this.mark !== null && this.card.open;
  }

  isOpen(mark: Mark): boolean {
    return this.card.open && this.card.shows(mark.id);
  }

  open(mark: Mark, options: { pointer?: { x: number; y: number }; focus?: boolean; hover?: boolean } = {}): boolean {
    const boxes = this.layer.painter.boxes(mark);
    if (boxes.length === 0) return false;
    const element = elementOfMark(mark);
    this.mark = mark;
    const opening = ++this.opening;
    const face = faceOf(element);
    this.undo = null;
    this.layer.setCurrent(mark);
    const { expandable, expanded } = this.layer.expandCounts();
    this.card.show({
      entity: mark.mention.entity,
      mention: describe(mark, this.layer.expander),
      boxes,
      pointer: options.pointer ?? null,
      rtl: getComputedStyle(element).direction === 'rtl',
      focus: options.focus ?? false,
      hover: options.hover ?? false,
      parent: around(element, KEEPS_FOCUS) ?? (documentElement() as Element),
      theme: this.theme(mark),
      expandable,
      expandedCount: expanded,
      follow: () => {
        const now = this.layer.painter.boxes(mark);
        return face && now.length > 0 && isTurnedAway(face, now) ? [] : now;
      },
      around: () => ({ columns: columnsOf(element), rows: rowsAround(element) }),
      element,
      onMessage: (message) => this.onMessage(mark, message),
      closed: () => {
        if (this.opening !== opening) return;
        this.mark = null;
        this.layer.setCurrent(null);
        hovered(null);
      },
    });
    hovered(mark.mention.entity);
    return true;
  }

  /** Tells the card what has changed about its mention. */
  refresh(): void {
    const { mark } = this;
    if (!mark || !this.card.open) return;
    const { expandable, expanded } = this.layer.expandCounts();
    this.card.update(describe(mark, this.layer.expander), expandable, expanded);
  }

  /** The page's colours changed: an open card goes along. */
  recoloured(): void {
    this.card.theme(this.theme(this.mark));
  }

  private onMessage(mark: Mark, message: CardToPage): void {
    switch (message.type) {
      case 'expand':
        this.layer.withExpander((expander) => {
          if (message.scope === 'page') expander.expandPage();
          else expander.expand(mark);
          this.refresh();
        });
        return;
      case 'restore':
        if (message.scope === 'page') this.layer.expander?.restoreAll();
        else this.layer.expander?.restore(mark);
        this.refresh();
        return;
      case 'not-this':
        if (message.scope === 'here') {
          this.layer.silence(mark, true);
          this.undo = () => this.layer.silence(mark, false);
        } else this.answer(mark, 'never', message.scope);
        return;
      case 'always':
        this.answer(mark, 'always', message.scope);
        return;
      case 'undo':
        this.undo?.();
        this.undo = null;
        return;
      case 'expand-site':
        this.keep(sitesItem, (sites) => withSiteExpand(sites, location.hostname, message.on));
        return;
    }
  }

  /** Stores a change; the card says so where it cannot be stored. */
  private keep<T>(item: StoredItem<T>, change: (value: NoInfer<T>) => NoInfer<T>): void {
    changeItem(item, change).catch((error) => this.card.unkept(String(error)));
  }

  /** Remembers the reader's answer on a surface form; `undo` takes it back. */
  private answer(mark: Mark, verdict: Feedback['verdict'], scope: Exclude<NotThisScope, 'here'>): void {
    const where = scope === 'page' ? pageKey(location.href) : scope === 'site' ? location.hostname : '';
    const given: Feedback = { verdict, name: mark.mention.name, scope, where, at: new Date().toISOString() };
    let before: Feedback[] = [];
    this.keep(feedbackItem, (answers) => {
      before = answersLike(answers, given);
      return withAnswer(answers, given);
    });
    this.undo = () => this.keep(feedbackItem, (answers) => withAnswer(answers, given, before));
  }
}

/** Tells that the reader's pointer rests on an entity, or on none. */
function hovered(entity: string | null): void {
  void sendMessage('page.hovered', { entity }).catch(() => {});
}
