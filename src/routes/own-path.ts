/** A path of this application out of an address that a browser sent; `/` for any other. */
export function ownPath(value: string | null, url: URL): string {
	const page = URL.parse(value || '/', url);
	// A path of two slashes would lead to another host.
	const isOurs = page?.origin === url.origin && !page.pathname.startsWith('//');
	return isOurs ? `${page.pathname}${page.search}` : '/';
}
