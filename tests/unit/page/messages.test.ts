import { describe, expect, it } from 'vitest';
import { readCardToPage } from '../../../data/messaging/card-protocol';
import { frameEvent } from '../../../data/messaging/frame-card';
import { PAGE_MESSAGES } from '../../../data/messaging/page-messages';
import { readMessage } from '../../../data/messaging/read-message';
import { MESSAGES } from '../../../data/messaging/shapes';

describe('readMessage', () => {
  it('lets messages of ours through', () => {
    const message = { type: 'page.marked', params: { count: 12, names: 8, state: 'marked' } };
    expect(readMessage(MESSAGES, message)).toEqual(message);
    expect(readMessage(PAGE_MESSAGES, { type: 'page.names', params: {} })).not.toBeNull();
  });

  it('lets nothing into a page that is meant for others', () => {
    const message = { type: 'ui.open', params: { page: 'reader' } };
    expect(readMessage(MESSAGES, message)).toEqual(message);
    expect(readMessage(PAGE_MESSAGES, message)).toBeNull();
  });

  it.each([
    null,
    undefined,
    'page.marked',
    {},
    { type: 'page.marked' },
    { type: 'page.marked', params: { count: -1, names: 0, state: 'marked' } },
    { type: 'page.marked', params: { count: '12', names: 8, state: 'marked' } },
    { type: 'page.command', params: { command: 'x'.repeat(41) } },
    { type: 'constructor', params: {} },
    { type: '__proto__', params: {} },
    { type: 'ui.open', params: { page: 'https://example.com' } },
    { type: 'card.claim', params: { nonce: 'x'.repeat(101) } },
    { type: 'frame.card', params: { action: 'show', entity: 'e', boxes: [{ x: 'a' }] } },
    { type: 'top.event', params: { frame: 1, event: { action: 'message', message: { type: 'navigate' } } } },
  ])('drops %j', (message) => {
    expect(readMessage(MESSAGES, message)).toBeNull();
  });
});

it('passes on to the part with the card what that part drops', () => {
  const event = { action: 'message', message: { type: 'navigate' } };
  expect(readMessage(PAGE_MESSAGES, { type: 'frame.event', params: event })).not.toBeNull();
  expect(frameEvent(event)).toBe(false);
});

describe('readCardToPage', () => {
  it('knows the card’s words and no others', () => {
    expect(readCardToPage({ type: 'expand', scope: 'page' })).not.toBeNull();
    expect(readCardToPage({ type: 'size', width: 372, height: 300 })).not.toBeNull();
    for (const wrong of [
      null,
      1,
      'close',
      { type: 'open' },
      { type: 'size', width: 1e9, height: 1 },
      { type: 'key', key: 'a' },
    ])
      expect(readCardToPage(wrong)).toBeNull();
  });
});
