import { type Dispatch, type SetStateAction, useState } from 'react';

/** State of one show of the card: back at its first value with each new show (`turn`). */
export function useOfShow<T>(turn: number, first: T): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState(first);
  const [of, setOf] = useState(turn);
  if (of !== turn) {
    setOf(turn);
    setValue(first);
  }
  return [value, setValue];
}
