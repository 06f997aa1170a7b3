import type { Assessment } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { catalogueNamed, demand } from './access.ts';
import { find, insertHead, type Owner, type StoredAssessment } from './assessments.ts';
import { noteRead } from './audit/reads.ts';
import { canonical, insertAnswers } from './db/answer-rows.ts';
import { draftColumns } from './db/evidence-rows.ts';
import { insertAll } from './db/insert-all.ts';
import type { Transaction } from './db/store.ts';
import { record } from './audit/record.ts';
import { newId } from './ids.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/**
 * The whole assessment to be taken out of the application, which the audit trail remembers.
 * @param as the name of what is made of it: `assessment.json`
 * @throws NotFound
 * @throws InputError when its catalogue is not installed
 */
export async function exportAssessment(
	actor: Actor,
	world: World,
	id: string,
	as: string
): Promise<StoredAssessment> {
	const stored = await find(actor, world, id);
	demand(actor, 'assessment.export', stored.row);
	const { organisationId } = stored.row;
	const about = { organisationId, assessmentId: id, ref: as };
	noteRead(actor, world, { action: 'assessment.export', ...about });
	return stored;
}

/**
 * Stores a checked assessment as a new one, whole or not at all, and returns its id.
 * Its files are declared by it and not here yet; each can be attached when its SHA-256 is the same.
 * @throws InputError when its catalogue is not installed
 */
export async function importAssessment(
	actor: Actor,
	world: World,
	owner: Owner,
	assessment: Assessment
): Promise<string> {
	const { answers, evidence, actions, ...head } = assessment;
	demand(actor, 'assessment.create', { ...head, ...owner });
	const { standards } = catalogueNamed(head.catalogue, world.catalogues);
	const assessmentId = newId();
	const at = world.now().toISOString();
	await world.store.write(async (transaction) => {
		await insertHead(transaction, assessmentId, owner, head, at);
		const contents = { answers, evidence, actions };
		const given = await insertContents(transaction, assessmentId, contents, standards);
		await record(transaction, actor, at, {
			organisationId: owner.organisationId,
			assessmentId,
			action: 'assessment.import',
			after: {
				...head,
				answers: given,
				evidence: evidence.length,
				actions: actions.length
			}
		});
	});
	return assessmentId;
}

/**
 * Writes answers, evidence and actions of a checked assessment that has none yet.
 * @param storedAs the names of the files that are here, by evidence item
 * @returns how many answers there are
 */
export async function insertContents(
	transaction: Transaction,
	assessmentId: string,
	{ answers, evidence, actions }: Pick<Assessment, 'answers' | 'evidence' | 'actions'>,
	standards: Catalogue['standards'],
	storedAs: ReadonlyMap<string, string> = new Map()
): Promise<number> {
	const { tables } = transaction;
	await insertAll(
		transaction,
		tables.evidence,
		evidence.map((item, position) => ({
			assessmentId,
			ref: item.id,
			position,
			...draftColumns(item),
			version: 1
		}))
	);
	const files = evidence.flatMap((item) =>
		item.kind === 'file'
			? {
					assessmentId,
					ref: item.id,
					...item.file,
					storedAs: storedAs.get(item.id) ?? null
				}
			: []
	);
	await insertAll(transaction, tables.evidenceFiles, files);
	const given = standards.flatMap(({ id: standardId }) => {
		const answer = Object.hasOwn(answers, standardId) ? answers[standardId] : undefined;
		return answer ? { assessmentId, standardId, answer: canonical(answer), version: 1 } : [];
	});
	await insertAnswers(transaction, given);
	await insertAll(
		transaction,
		tables.actions,
		actions.map((body, position) => ({ assessmentId, ref: body.id, position, body, version: 1 }))
	);
	return given.length;
}
