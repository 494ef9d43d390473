// SPDX-License-Identifier: EUPL-1.2
import { Document, Page, PageContent, PageFooter, PageHeader, Paragraph, SkipLink } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { texts } from '../texts';
import { PageLink } from './page-link';

/** What every page has around it; help stands in the same place everywhere. */
export function Frame({ children, onHome }: { children: ReactNode; onHome: () => void }) {
  return (
    <Document className="utrecht-document--surface">
      <SkipLink
        href="#inhoud"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('inhoud')?.focus();
        }}
      >
        {texts.skip}
      </SkipLink>
      <Page className="drempel-page">
        <PageHeader>
          <div className="utrecht-page-header__content drempel-header">
            <PageLink href="/" onGo={onHome} className="drempel-header__home">
              <svg className="drempel-header__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <path d="M4 26h24M8 18h16M12 10h8" />
              </svg>
              <span className="drempel-header__name">{texts.naam}</span>
            </PageLink>
            <span className="drempel-header__sub">{texts.ondertitel}</span>
          </div>
        </PageHeader>
        <PageContent className="drempel-content">
          <main id="inhoud" tabIndex={-1}>
            {children}
          </main>
        </PageContent>
        <PageFooter>
          <div className="utrecht-page-footer__content drempel-footer">
            <Paragraph>{texts.voet.advies}</Paragraph>
            <Paragraph>{texts.voet.hulp}</Paragraph>
          </div>
        </PageFooter>
      </Page>
    </Document>
  );
}
