import { z } from 'zod';
import { ASSESSMENT_KINDS } from '#lib/core/codes.ts';
import { faultsOf } from '#lib/core/faults.ts';
import { stateCode } from '#lib/core/fields.ts';
import { InputError } from '#lib/core/input-error.ts';
import { COVERAGE_THRESHOLD, MEASURES } from './compared.ts';
import { ORDERS } from './heat-map.ts';

const MOST_STATES = 300;
const id = z.string('text').regex(/^[0-9a-f]{32}$/, 'pattern 0–9, a–f');

const Selection = z.strictObject({
	/** `null`: of each State the newest, whatever its round. */
	round: id.nullable(),
	kind: z.enum(ASSESSMENT_KINDS),
	/** None: all. */
	states: z.array(stateCode, 'list').max(MOST_STATES),
	/** A group of States of the reader's body, instead of single ones. */
	group: id.nullable(),
	/** Submissions that stand in the place of the newest of their assessments. */
	versions: z.array(id, 'list').max(MOST_STATES),
	measure: z.enum(MEASURES),
	order: z.enum(ORDERS),
	/** Percent. */
	threshold: z.int('whole-number').min(0, 'whole-number').max(100, 'whole-number'),
	/** Letters instead of States. */
	alias: z.boolean('boolean')
});
export type Selection = z.output<typeof Selection>;

/**
 * What is to be compared, as an address says it.
 * @throws InputError at the name of the parameter
 */
export function readSelection(query: URLSearchParams): Selection {
	const result = Selection.safeParse(
		{
			round: query.get('round') || null,
			kind: query.get('kind') || 'self',
			states: query.getAll('states'),
			group: query.get('group') || null,
			versions: query.getAll('versions').filter(Boolean),
			measure: query.get('measure') || 'combined',
			order: query.get('order') || 'catalogue',
			threshold: numberIn(query.get('threshold') || String(COVERAGE_THRESHOLD)),
			alias: query.has('alias')
		},
		{ reportInput: true }
	);
	if (!result.success) throw new InputError(faultsOf(result.error));
	const { states, versions } = result.data;
	const sorted = (all: readonly string[]) => [...new Set(all)].toSorted();
	return { ...result.data, states: sorted(states), versions: sorted(versions) };
}

const numberIn = (text: string): unknown => (/^\d{1,3}$/.test(text) ? Number(text) : text);

/** The address that says it, without what is usual. */
export function queryOf(selection: Selection): URLSearchParams {
	const query = new URLSearchParams();
	const { round, kind, states, group, versions, measure, order, threshold, alias } = selection;
	if (round) query.set('round', round);
	if (kind !== 'self') query.set('kind', kind);
	for (const state of states) query.append('states', state);
	if (group) query.set('group', group);
	for (const version of versions) query.append('versions', version);
	if (measure !== 'combined') query.set('measure', measure);
	if (order !== 'catalogue') query.set('order', order);
	if (threshold !== COVERAGE_THRESHOLD) query.set('threshold', String(threshold));
	if (alias) query.set('alias', 'on');
	return query;
}
