import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width a chart has, in pixels: labels keep their size on every screen. */
export function useWidth(first = 640): [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    if (!box.current) return;
    const measure = () => setWidth(Math.max(240, Math.round(box.current?.clientWidth ?? first)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [first]);
  return [box, width];
}
