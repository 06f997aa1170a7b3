import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';

/**
 * Goes on only when the person has proven to be there in the last ten minutes; otherwise asks for
 * it and leads back to this page. What is posted meanwhile is lost: where people type much, `load`
 * demands it too, so that the form opens only then. Source: requirement S44.
 */
export function demandProven({ session }: App.Locals, url: URL): void {
	// Who sets up the first second factor has just signed in, and has nothing else to prove it with.
	if (session?.isProven || session?.stage === 'enrolment') return;
	redirect(303, `${resolve('/confirm')}?to=${encodeURIComponent(pageOf(url))}`);
}

/** The page on which a form stands: its address without the name of the action. */
function pageOf({ pathname, searchParams }: URL): string {
	const kept = [...searchParams].filter(([name]) => !name.startsWith('/'));
	return kept.length ? `${pathname}?${new URLSearchParams(kept)}` : pathname;
}
