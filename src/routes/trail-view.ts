import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { attachment } from '#lib/server/attachment.ts';
import * as trail from '#lib/server/trail.ts';
import { TRAIL_FORMATS } from '#lib/server/trail-lines.ts';
import { demandProven } from './proven.ts';

type Asked = { locals: App.Locals; url: URL };

const NAMES = ['group', 'person', 'assessment', 'standard', 'from', 'to'] as const;
/** What the filter's form holds, as text, to be shown again. */
export type FilterValues = Partial<Record<(typeof NAMES)[number], string>>;

const valuesIn = ({ searchParams }: URL): FilterValues =>
	Object.fromEntries(NAMES.map((name) => [name, searchParams.get(name) || undefined]));

/** One page of a trail, as its query asks for. */
export async function trailView({ locals: { actor, world }, url }: Asked, scope: trail.Scope) {
	const values = valuesIn(url);
	const before = Number(url.searchParams.get('before')) || undefined;
	let faults: readonly Fault[] = [];
	let page: Awaited<ReturnType<typeof trail.list>> = { entries: [], next: null };
	try {
		page = await trail.list(actor, world, scope, trail.readFilter(values), before);
	} catch (failure) {
		if (!(failure instanceof InputError)) throw failure;
		faults = failure.faults;
	}
	const people = await trail.peopleIn(actor, world, scope);
	return { values, faults, ...page, people, isFirst: before === undefined };
}

const MEDIA_TYPES = { csv: 'text/csv', jsonl: 'application/jsonl' };

/** The trail as a file, page after page as it is read. */
export async function trailFile(
	{ locals, url }: Asked,
	scope: trail.Scope,
	format: string
): Promise<Response> {
	const known = TRAIL_FORMATS.find((one) => one === format);
	if (!known) error(404);
	// Back to the page, not to the file: a file leaves the question standing in the browser.
	demandProven(locals, new URL(url.pathname.slice(0, -`.${known}`.length) + url.search, url));
	const { actor, world } = locals;
	const filter = trail.readFilter(valuesIn(url));
	const lines = await trail.exportTrail(actor, world, scope, filter, known);
	const name = `audit-trail-${world.now().toISOString().slice(0, 10)}.${known}`;
	const bytes = Readable.toWeb(Readable.from(lines, { objectMode: false }));
	return new Response(bytes as ReadableStream<Uint8Array>, {
		headers: attachment(name, `${MEDIA_TYPES[known]}; charset=utf-8`)
	});
}
