import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language } from '#lib/core/codes.ts';
import { stateCode } from '#lib/core/fields.ts';
import { projectRoot } from './root.ts';

const States = z.array(
	z.strictObject({
		code: stateCode,
		group: z.enum(['participating', 'partner', 'fictional']),
		names: z.record(z.enum(LANGUAGES), z.string().min(1))
	})
);
export type State = z.infer<typeof States>[number];

/** The States of the OSCE, its partners, and the fictional ones of demonstrations. */
export async function loadStates(): Promise<readonly State[]> {
	const file = join(projectRoot(), 'data/states.yaml');
	return States.parse(parse(await readFile(file, 'utf8')));
}

/** The State's name in a language; its code when it is not in our list. */
export const stateName = (states: readonly State[], code: string, language: Language): string =>
	states.find((state) => state.code === code)?.names[language] ?? code;
