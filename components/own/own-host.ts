import { createContext, useContext, useEffect, useState } from 'react';
import { NOTHING_OWN, type Own } from '../../data/own/shape';

/** Where the reader's own work is kept. Every watch returns how to end it; a change tells whether it could be kept. */
export interface OwnHost {
  watchPins(callback: (ids: string[]) => void): () => void;
  changePins(change: (ids: string[]) => string[]): Promise<boolean>;
  watchOwn(callback: (own: Own) => void): () => void;
  changeOwn(change: (own: Own) => Own): Promise<boolean>;
}

const OwnHostContext = createContext<OwnHost | null>(null);
export const OwnHostProvider = OwnHostContext.Provider;

/** Null where a surface keeps nothing of the reader's own. */
export function useOwnHost(): OwnHost | null {
  return useContext(OwnHostContext);
}

const NO_IDS: string[] = [];

/** Pins, notes and collections as they are now; null until they are read. */
export function useOwnWork(host: OwnHost): { pins: readonly string[]; own: Own } | null {
  const [pins, setPins] = useState<string[] | null>(null);
  const [own, setOwn] = useState<Own | null>(null);
  useEffect(() => host.watchPins(setPins), [host]);
  useEffect(() => host.watchOwn(setOwn), [host]);
  return pins && own ? { pins: pins ?? NO_IDS, own: own ?? NOTHING_OWN } : null;
}
