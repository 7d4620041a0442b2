import { defineBackground } from 'wxt/utils/define-background';
import { listenToActions } from './actions';
import { LibraryKeeper } from './library';
import { listenToOmnibox } from './omnibox';
import { listenToMessages } from './routes';

/**
 * Wires the listeners, synchronously: a worker that is started for an event must have them by the end of its first
 * turn. Holds no state that a restart cannot rebuild.
 */
export default defineBackground({
  type: 'module',
  main() {
    const keeper = new LibraryKeeper();
    listenToMessages(keeper);
    listenToActions(keeper);
    listenToOmnibox();
    // Each start of the worker makes sure of the library: a killed import begins again by itself.
    void keeper.ensure();
  },
});
