import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  /** `main` the one thing to do here · `danger` takes something away · `link` looks like text. */
  tone?: 'main' | 'danger' | 'link';
  /** For rows and menus. */
  small?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

const classOf = (tone: ButtonProps['tone'], small: boolean | undefined, more: string | undefined) =>
  [tone === 'link' ? 'link' : 'button', tone && tone !== 'link' && `button-${tone}`, small && 'button-small', more]
    .filter(Boolean)
    .join(' ');

/** A button that never submits a form. */
export function Button({ tone, small, className, ...more }: ButtonProps) {
  return <button {...more} type="button" className={classOf(tone, small, className)} />;
}

interface ButtonLinkProps {
  href: string;
  /** Opens in a tab of its own. */
  away?: boolean;
  tone?: ButtonProps['tone'];
  small?: boolean;
  children: ReactNode;
}

/** An address that looks like a button: it can be opened in a new tab and copied. */
export function ButtonLink({ href, away, tone, small, children }: ButtonLinkProps) {
  return (
    <a
      href={href}
      className={classOf(tone, small, undefined)}
      {...(away ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      {children}
    </a>
  );
}
