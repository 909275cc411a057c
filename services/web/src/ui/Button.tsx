import type { ComponentPropsWithRef } from "react";
import s from "./Button.module.css";

export type Look = "main" | "quiet" | "plain" | "danger" | "icon";

interface Props extends ComponentPropsWithRef<"button"> {
  look?: Look;
}

export function Button({ look = "quiet", className, ...rest }: Props) {
  return <button type="button" className={buttonClass(look, className)} {...rest} />;
}

/** The same look for what is a link. */
export function buttonClass(look: Look, more?: string): string {
  return [s.button, s[look], more].filter(Boolean).join(" ");
}
