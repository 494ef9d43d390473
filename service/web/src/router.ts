// SPDX-License-Identifier: EUPL-1.2
// Addresses hold the kind of application and nothing of the case itself.

export type Route = { page: 'kiezen' } | { page: 'invullen'; soort: string } | { page: 'uitslag' };

export function routeOf(path: string): Route {
  if (path === '/uitslag') return { page: 'uitslag' };
  const kind = /^\/toets\/([A-Za-z0-9_.-]+)$/.exec(path);
  return kind?.[1] === undefined ? { page: 'kiezen' } : { page: 'invullen', soort: kind[1] };
}

export function pathOf(route: Route): string {
  switch (route.page) {
    case 'kiezen':
      return '/';
    case 'invullen':
      return `/toets/${encodeURIComponent(route.soort)}`;
    case 'uitslag':
      return '/uitslag';
  }
}
