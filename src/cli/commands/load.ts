import { join } from 'node:path';
import { catalogueOf, readAssessment, type Assessment } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { Language } from '#lib/core/codes.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { loadCatalogues } from '#lib/server/catalogues.ts';
import { readJsonFile } from '#lib/server/read-json.ts';
import { projectRoot } from '#lib/server/root.ts';
import { within } from './file-error.ts';

/** The language in which the command line speaks, and so the only texts that most commands read. */
export const LANGUAGE = 'en';

/** The installed catalogues; each language that is read costs time. */
export async function installedCatalogues(
	languages: readonly Language[] | 'all' = [LANGUAGE]
): Promise<Catalogue[]> {
	const folder = join(projectRoot(), 'data', 'catalogues');
	return within(folder, () => loadCatalogues(folder, languages === 'all' ? {} : { languages }));
}

/** An assessment file together with the catalogue that it was made with. */
export type Loaded = { file: string; assessment: Assessment; catalogue: Catalogue };

/**
 * Reads and checks an assessment file.
 * @throws InputError
 */
export async function loadAssessment(
	file: string,
	catalogues: readonly Catalogue[]
): Promise<Loaded> {
	const assessment = readAssessment(await readJsonFile(file, LIMITS.assessmentFile), catalogues);
	const catalogue = catalogueOf(assessment, catalogues);
	if (!catalogue) throw new Error(`${file}: read without its catalogue`);
	return { file, assessment, catalogue };
}
