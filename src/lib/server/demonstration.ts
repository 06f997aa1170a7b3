import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readAssessment } from '#lib/core/assessment.ts';
import { LIMITS } from '#lib/core/limits.ts';
import * as assessments from './assessments.ts';
import * as assignments from './assignments.ts';
import { seedPeople } from './demonstration-people.ts';
import * as evidence from './evidence.ts';
import type { Actor } from './policy.ts';
import { readJsonFile } from './read-json.ts';
import { projectRoot } from './root.ts';
import * as transfer from './transfer.ts';
import type { World } from './world.ts';

const Asked = z.array(
	z.strictObject({
		/** The name of its file, without ending. */
		assessment: z.string(),
		institution: z.string(),
		due: z.string(),
		standards: z.array(z.string())
	})
);

/**
 * Fills an empty store with the fictional people and assessments of `data/demo`, files included.
 * @returns whether it was empty
 */
export async function seedDemonstration(actor: Actor, world: World): Promise<boolean> {
	if ((await assessments.list(actor, world)).length > 0) return false;
	const organisations = await seedPeople(world);
	const folder = join(projectRoot(), 'data/demo');
	const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	const asked = Asked.parse(parse(await readFile(join(folder, 'assignments.yaml'), 'utf8')));
	for (const name of files) {
		const input = await readJsonFile(join(folder, name), LIMITS.assessmentFile);
		const assessment = readAssessment(input, world.catalogues);
		const organisationId = organisations.get(assessment.organisation.name);
		if (!organisationId) throw new Error(`nobody of the demonstration owns ${name}`);
		const id = await transfer.importAssessment(actor, world, { organisationId }, assessment);
		for (const item of assessment.evidence) {
			if (item.kind !== 'file') continue;
			const stream = createReadStream(join(folder, 'evidence', item.file.name));
			const staged = await world.files.stage(stream, item.file);
			await evidence.attachFile(actor, world, id, item.id, staged);
		}
		for (const { standards, institution, due } of asked.filter(
			(one) => `${one.assessment}.json` === name
		))
			await assignments.assign(actor, world, id, {
				standards,
				institutions: [institution],
				personId: null,
				due
			});
	}
	return true;
}
