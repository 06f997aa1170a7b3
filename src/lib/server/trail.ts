import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { day } from '#lib/core/fields.ts';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from './access.ts';
import { AUDIT_ACTIONS, AUDIT_GROUPS, groupOf, type AuditAction } from './audit/actions.ts';
import { record } from './audit/record.ts';
import { checked } from './checked.ts';
import type { Transaction } from './db/store.ts';
import type { Tables } from './db/tables.ts';
import type { Actor } from './policy.ts';
import { entryLines, TRAIL_HEAD, type ExportedEntry, type TrailFormat } from './trail-lines.ts';
import type { World } from './world.ts';

/** How many entries a page shows. */
export const TRAIL_PAGE = 100;
const EXPORT_PAGE = 500;

/** Whose entries: an organisation's, the installation's own (`null`), or every one. */
export type Scope = { organisationId: string | null } | 'everything';

const id = z.string('text').max(64, 'text-long');
const Filter = z.strictObject({
	group: z.enum(AUDIT_GROUPS).optional(),
	person: id.optional(),
	assessment: id.optional(),
	standard: id.optional(),
	/** The first and the last day, in UTC. */
	from: day.optional(),
	to: day.optional()
});
export type TrailFilter = z.output<typeof Filter>;

/**
 * What a reader wants to see of a trail.
 * @throws InputError at `group`, `from`, `to` …
 */
export function readFilter(input: Record<string, string | undefined>): TrailFilter {
	const filter = checked(Filter, input);
	const { from, to } = filter;
	if (from && to && to < from)
		throw new InputError([{ place: 'to', code: 'period-order', got: to, expected: from }]);
	return filter;
}

export type TrailEntry = {
	sequence: number;
	/** ISO 8601, UTC. */
	at: string;
	action: AuditAction;
	/** The name that the actor had then; `null` once it is erased. */
	who: string | null;
	/** Otherwise it was the application itself, or somebody not signed in, who has no name. */
	isPerson: boolean;
	assessmentId: string | null;
	standard: string | null;
	ref: string | null;
	/** The name of the person that it is about, if it is about one. */
	about: string | null;
	before: unknown;
	after: unknown;
};

/**
 * The entries that the filter lets through, the newest first, at most 100.
 * @param before the sequence below which they are; with the `next` of one page, the page after it
 * @throws NotFound
 */
export async function list(
	actor: Actor,
	world: World,
	scope: Scope,
	filter: TrailFilter,
	before?: number
): Promise<{ entries: TrailEntry[]; next: number | null }> {
	demandTrail(actor, scope);
	const rows = await world.store.read(({ db, tables }) => {
		const { audit, auditDetails, people } = tables;
		return db
			.select({ entry: audit, details: auditDetails, about: people.name })
			.from(audit)
			.leftJoin(auditDetails, eq(auditDetails.sequence, audit.sequence))
			.leftJoin(people, eq(people.id, audit.ref))
			.where(and(within(tables, scope, filter), before ? lt(audit.sequence, before) : undefined))
			.orderBy(desc(audit.sequence))
			.limit(TRAIL_PAGE + 1);
	});
	const entries = rows.slice(0, TRAIL_PAGE).map(({ entry, details, about }) => ({
		sequence: entry.sequence,
		at: entry.at,
		action: entry.action,
		who: details?.who ?? null,
		isPerson: entry.personId !== null,
		assessmentId: entry.assessmentId,
		standard: entry.standardId,
		ref: entry.ref,
		about,
		before: details?.before ?? null,
		after: details?.after ?? null
	}));
	const hasMore = rows.length > TRAIL_PAGE;
	return { entries, next: hasMore ? (entries.at(-1)?.sequence ?? null) : null };
}

/**
 * Everybody who has done something in a trail, by name.
 * @throws NotFound
 */
export async function peopleIn(
	actor: Actor,
	world: World,
	scope: Scope
): Promise<{ id: string; name: string }[]> {
	demandTrail(actor, scope);
	return world.store.read(({ db, tables }) =>
		db
			.selectDistinct({ id: tables.people.id, name: tables.people.name })
			.from(tables.audit)
			.innerJoin(tables.people, eq(tables.people.id, tables.audit.personId))
			.where(within(tables, scope, {}))
			.orderBy(asc(tables.people.name), asc(tables.people.id))
	);
}

/**
 * The entries that the filter lets through as text, the oldest first, a page at a time. That they
 * were taken out is the newest entry of the trail, and not among them.
 * @throws NotFound
 */
export async function exportTrail(
	actor: Actor,
	world: World,
	scope: Scope,
	filter: TrailFilter,
	format: TrailFormat
): Promise<AsyncGenerator<string>> {
	demandTrail(actor, scope);
	const organisationId = scope === 'everything' ? null : scope.organisationId;
	const end = await world.store.write((transaction) =>
		record(transaction, actor, world.now().toISOString(), {
			action: 'trail.export',
			organisationId,
			after: { format, ...filter }
		})
	);
	return (async function* () {
		yield TRAIL_HEAD[format];
		let start = 0;
		for (;;) {
			const page = await world.store.read((transaction) =>
				pageOf(transaction, scope, filter, start, end)
			);
			const last = page.at(-1);
			if (!last) return;
			yield entryLines(page, format);
			start = last.entry.sequence;
		}
	})();
}

const pageOf = (
	{ db, tables }: Transaction,
	scope: Scope,
	filter: TrailFilter,
	start: number,
	end: number
): Promise<ExportedEntry[]> => {
	const { audit, auditDetails } = tables;
	return db
		.select({ entry: audit, details: auditDetails })
		.from(audit)
		.leftJoin(auditDetails, eq(auditDetails.sequence, audit.sequence))
		.where(and(within(tables, scope, filter), gt(audit.sequence, start), lt(audit.sequence, end)))
		.orderBy(asc(audit.sequence))
		.limit(EXPORT_PAGE);
};

function demandTrail(actor: Actor, scope: Scope): void {
	if (scope === 'everything') return demand(actor, 'trail.read-all', null);
	const { organisationId } = scope;
	if (organisationId === null) return demand(actor, 'installation.administer', null);
	demand(actor, 'trail.read', { organisationId });
}

function within({ audit }: Tables, scope: Scope, filter: TrailFilter): SQL | undefined {
	const { group, person, assessment, standard, from, to } = filter;
	const actions = AUDIT_ACTIONS.filter((action) => groupOf(action) === group);
	return and(
		scope === 'everything'
			? undefined
			: scope.organisationId === null
				? isNull(audit.organisationId)
				: eq(audit.organisationId, scope.organisationId),
		group && inArray(audit.action, actions),
		person ? eq(audit.personId, person) : undefined,
		assessment ? eq(audit.assessmentId, assessment) : undefined,
		standard ? eq(audit.standardId, standard) : undefined,
		from ? gte(audit.at, from) : undefined,
		to ? lte(audit.at, `${to}T23:59:59.999Z`) : undefined
	);
}
