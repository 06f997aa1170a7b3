import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { ANSWER_FIELDS, fieldsOf, type AnswerField } from '#lib/core/answer-fields.ts';
import { Answer, readAnswer } from '#lib/core/assessment.ts';
import { answerInput, fieldText } from '#lib/core/forms.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { chooseFields, type FieldConflict } from '#lib/core/merge.ts';
import * as assessments from '#lib/server/assessments.ts';
import { readForm } from '#lib/server/form.ts';
import { saveTogether, type Together } from '#lib/server/save-together.ts';
import { readEvidence } from '../../evidence-form.ts';
import type { RefusedComment } from './comment-actions.ts';
import { draftedIn, NEW_EVIDENCE } from './drafted.ts';
import { isStep, nextStep } from './steps.ts';

export type Event = {
	request: Request;
	locals: App.Locals;
	params: { id: string; standard: string };
};

/** Two answers to choose from, field by field. */
export type Conflict = {
	theirs: Answer;
	/** What is to be saved: mine, with all of theirs that is in nobody's way. */
	merged: Answer;
	conflicts: readonly FieldConflict[];
	/** Of theirs. */
	version: number;
	/** Where to go on afterwards. */
	then: string;
};

/** What a page of the standard shows after a deed that did not lead on. */
export type Shown = {
	/** The answer as it was posted. */
	values: Record<string, unknown> | null;
	bases: readonly string[];
	version: number | null;
	/** The evidence item that was to be added. */
	drafted: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	conflict: Conflict | null;
	comment: RefusedComment | null;
	/** Saved by itself: the version that stands now, and what was taken from somebody else. */
	saved: { version: number; took: readonly AnswerField[] } | null;
};
const NOTHING: Shown = {
	values: null,
	bases: [],
	version: null,
	drafted: {},
	faults: [],
	conflict: null,
	comment: null,
	saved: null
};
export const shown = (rest: Partial<Shown>): Shown => ({ ...NOTHING, ...rest });

type Complete = (fields: URLSearchParams, base?: Answer) => Record<string, unknown>;

/** Whose answer it is: how it is saved, and where its form leads on. */
export type Target = {
	save: (
		answer: Answer,
		bases: readonly Answer[],
		version: number,
		then: string
	) => Promise<Together>;
	goOn: (then: string, took: readonly AnswerField[]) => string | Promise<string>;
};
/** The State's own answer to the standard. */
const ownAnswer = (event: Event): Target => ({
	save: (answer, bases, version) => {
		const { actor, world } = event.locals;
		const { id, standard } = event.params;
		return saveTogether(actor, world, id, standard, answer, bases, version);
	},
	goOn: (then, took) => goOn(event, then, took)
});

/**
 * Saves the answer that a form posts, or what somebody chose between two.
 * @param complete the answer of a form that asks for less than all of it
 */
export async function saveAnswer(
	event: Event,
	complete: Complete = (fields) => answerInput(fields),
	target: Target = ownAnswer(event)
) {
	const { locals, params, request } = event;
	const { world } = locals;
	const { fields, uploads, faults } = await readForm(request, world.files);
	const staged = uploads.get(`${NEW_EVIDENCE}file`) ?? null;
	const version = Number(fieldText(fields, 'version'));
	const then = fieldText(fields, 'then');
	const bases = readBases(fields);
	const values = complete(fields, bases[0]);
	const drafted = draftedIn(fields);
	let outcome: Together;
	let added: string | null = null;
	try {
		if (faults.length) throw new InputError(faults);
		const mine = readAnswer(values);
		const chosen = bases[0] ? chooseFields(bases[0], mine, choicesOf(fields)) : mine;
		const left = unchosen(fields);
		if (left.length && bases[0])
			return fail(400, shown(conflictAgain(bases[0], chosen, left, version, then)));
		// What would be refused is found before the evidence is added: a second try must not add it twice.
		added = await readEvidence(locals, params.id, fields, staged, NEW_EVIDENCE);
		if (added) chosen.evidence = [...chosen.evidence, added];
		outcome = await target.save(chosen, bases, version, then);
	} catch (failure) {
		if (!(failure instanceof InputError)) throw failure;
		const texts = bases.map((base) => JSON.stringify(base));
		const rest = { bases: texts, version, faults: failure.faults };
		if (!added) return fail(400, shown({ ...rest, values, drafted }));
		const evidence = [...fields.getAll('evidence'), added];
		return fail(400, shown({ ...rest, values: { ...values, evidence } }));
	} finally {
		if (staged) await world.files.discard(staged);
	}
	if (!outcome.saved) {
		const { theirs, merged, conflicts } = outcome;
		return fail(
			409,
			shown({ conflict: { theirs, merged, conflicts, version: outcome.version, then } })
		);
	}
	if (then === 'auto') return shown({ saved: { version: outcome.version, took: outcome.took } });
	redirect(303, await target.goOn(then, outcome.took));
}

/** What the writer may have begun with; what cannot be read is none. */
function readBases(fields: URLSearchParams): Answer[] {
	return fields.getAll('base').flatMap((text) => {
		try {
			return [Answer.parse(JSON.parse(text))];
		} catch {
			return [];
		}
	});
}

const isField = (name: string): name is AnswerField => ANSWER_FIELDS.some((one) => one === name);
const choiceOf = (fields: URLSearchParams, field: AnswerField) => {
	const choice = fieldText(fields, `choose.${field}`);
	return choice === 'theirs' || choice === 'mine' ? choice : undefined;
};
/** The fields about which the form asked and got no answer. */
const unchosen = (fields: URLSearchParams): AnswerField[] =>
	fields
		.getAll('conflict')
		.filter(isField)
		.filter((field) => !choiceOf(fields, field));
const choicesOf = (fields: URLSearchParams) =>
	Object.fromEntries(
		fields
			.getAll('conflict')
			.filter(isField)
			.map((field) => [field, choiceOf(fields, field)])
	) as Parameters<typeof chooseFields>[2];

/** The same question once more, about the fields that were left out. */
function conflictAgain(
	theirs: Answer,
	mine: Answer,
	left: readonly AnswerField[],
	version: number,
	then: string
): Pick<Shown, 'conflict' | 'faults'> {
	const [they, me] = [fieldsOf(theirs), fieldsOf(mine)];
	const conflicts = left.map(
		(field) => ({ field, theirs: they[field], mine: me[field] }) as FieldConflict
	);
	const faults = left.map((field) => ({ place: `choose.${field}`, code: 'missing' }) as const);
	return { conflict: { theirs, merged: mine, conflicts, version, then }, faults };
}

/** Where a form leads after its answer is saved. */
async function goOn(
	{ locals, params }: Event,
	then: string,
	took: readonly AnswerField[]
): Promise<string> {
	const here = resolve('/assessments/[id]/standards/[standard]', params);
	const told = took.length ? `&took=${took.join(',')}` : '';
	if (then !== 'next' && !isStep(then)) return `${here}?saved${told}`;
	const { catalogue } = await assessments.find(locals.actor, locals.world, params.id);
	const ids = catalogue.standards.map(({ id }) => id);
	const standard = ids[ids.indexOf(params.standard) + 1];
	const step = isStep(then) ? nextStep(then) : null;
	const route = '/assessments/[id]/standards/[standard]/step/[field]';
	if (step) return `${resolve(route, { ...params, field: step })}?saved${told}`;
	if (!standard) return resolve('/assessments/[id]', { id: params.id });
	if (isStep(then)) return `${resolve(route, { ...params, standard, field: nextStep('')! })}?saved`;
	return resolve('/assessments/[id]/standards/[standard]', { ...params, standard });
}
