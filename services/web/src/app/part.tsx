import { type ComponentType, lazy } from "react";

/**
 * A part of the page that is loaded when it is needed, or before. One that is here already is
 * rendered at once: a lazy component would show its placeholder for a third of a second even then.
 */
export function part<P extends object>(load: () => Promise<ComponentType<P>>) {
  let here: ComponentType<P> | null = null;
  const fetched = () =>
    load().then((component) => {
      here = component;
      return { default: component };
    });
  const Later = lazy(fetched);
  const Part = (props: P) => {
    const Here = here ?? Later;
    return <Here {...props} />;
  };
  return { Part, preload: () => fetched().then(() => undefined) };
}
