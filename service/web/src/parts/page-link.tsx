// SPDX-License-Identifier: EUPL-1.2
import { Link } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';

interface PageLinkProps {
  href: string;
  onGo: () => void;
  className?: string;
  children: ReactNode;
}

/** A real link within the page: opens in place, and in a new tab when the user asks for that. */
export function PageLink({ href, onGo, className, children }: PageLinkProps) {
  return (
    <Link
      href={href}
      {...(className === undefined ? {} : { className })}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onGo();
      }}
    >
      {children}
    </Link>
  );
}
