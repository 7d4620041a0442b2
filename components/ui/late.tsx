import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react';

/**
 * A component whose code comes when it is first drawn, or with `load()` before that; `meanwhile` stands in its place. Not
 * by `lazy` and `Suspense`: what React has put off it shows no sooner than 300 ms later, however soon the code came.
 * Code that does not come is an error of the component; it is asked for again when it is drawn anew.
 */
export function late<P extends object>(
  get: () => Promise<ComponentType<P>>,
  meanwhile?: ReactNode,
): ComponentType<P> & { load(): Promise<unknown> } {
  let there: { part: ComponentType<P> } | undefined;
  const load = () =>
    get().then((part) => {
      there = { part };
      return there;
    });
  // biome-ignore lint/correctness/noComponentHookFactories: called at module level, like React's own `lazy`
  function Late(props: P): ReactNode {
    const [, draw] = useState<unknown>();
    useEffect(() => {
      if (!there)
        load().then(draw, (error) =>
          draw(() => {
            throw error;
          }),
        );
    }, []);
    return there ? createElement(there.part, props) : meanwhile;
  }
  return Object.assign(Late, { load });
}
