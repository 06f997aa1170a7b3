import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument, type ErrorCode } from 'yaml';
import { LINKS_FILE, readCatalogue, STRUCTURE_FILE, type Catalogue } from '#lib/core/catalogue.ts';
import type { Language } from '#lib/core/codes.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { readTextFile, unreadable } from './read-text.ts';

/** `languages`: read only these texts, where the catalogue has one of them; each costs time. */
export type CatalogueOptions = { languages?: readonly Language[] };

/**
 * Reads and checks one catalogue: `catalogue.yaml`, a `<language>.yaml` per language and, where
 * there is one, `links.yaml`.
 * @throws InputError with every fault; a place begins with its file's name
 */
export async function loadCatalogue(
	folder: string,
	{ languages }: CatalogueOptions = {}
): Promise<Catalogue> {
	const names = (await entries(folder, (entry) => !entry.isDirectory()))
		.filter((name) => name.endsWith('.yaml'))
		.toSorted();
	const wanted = names.filter((name) => languages?.some((language) => name === `${language}.yaml`));
	const read = wanted.length === 0 ? names : names.filter((name) => isRead(name, wanted));
	const faults: Fault[] = [];
	const files = new Map<string, unknown>();
	for (const name of read) {
		try {
			files.set(name, await readYaml(folder, name));
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			faults.push(...error.faults);
		}
	}
	if (!names.includes(STRUCTURE_FILE)) faults.push({ place: STRUCTURE_FILE, code: 'missing' });
	if (faults.length) throw new InputError(faults);
	return readCatalogue(files);
}

const isRead = (name: string, wanted: readonly string[]): boolean =>
	name === STRUCTURE_FILE || name === LINKS_FILE || wanted.includes(name);

/**
 * Reads every catalogue of a folder, one per subfolder: by id, the newest version first.
 * @throws InputError as `loadCatalogue`; a place begins with the subfolder's name
 */
export async function loadCatalogues(
	folder: string,
	options: CatalogueOptions = {}
): Promise<Catalogue[]> {
	const names = await entries(folder, (entry) => entry.isDirectory());
	const catalogues = await Promise.all(
		names.map((name) =>
			loadCatalogue(join(folder, name), options).catch((error: unknown) => {
				throw error instanceof InputError ? within(name, error) : error;
			})
		)
	);
	return catalogues.toSorted(
		(a, b) => a.id.localeCompare(b.id, 'en') || compareVersions(b.version, a.version)
	);
}

const within = (folder: string, { faults }: InputError): InputError =>
	new InputError(faults.map((fault) => ({ ...fault, place: `${folder}/${fault.place}` })));

/** Negative where `a` is older than `b`; versions are three whole numbers. */
function compareVersions(a: string, b: string): number {
	const parts = b.split('.').map(Number);
	const differences = a.split('.').map((part, index) => Number(part) - (parts[index] ?? 0));
	return differences.find((difference) => difference !== 0) ?? 0;
}

type Entry = { name: string; isDirectory: () => boolean };

async function entries(folder: string, keep: (entry: Entry) => boolean): Promise<string[]> {
	try {
		const found = await readdir(folder, { withFileTypes: true });
		return found.filter(keep).map(({ name }) => name);
	} catch (cause) {
		throw unreadable(cause);
	}
}

/** Aliases are refused: a few lines of them can grow beyond all memory. */
async function readYaml(folder: string, name: string): Promise<unknown> {
	const path = join(folder, name);
	try {
		const lines = new LineCounter();
		const text = await readTextFile(path, LIMITS.catalogueFile);
		const document = parseDocument(text, { uniqueKeys: true, lineCounter: lines });
		const faults = document.errors.map(({ pos, code }) =>
			ofYaml(`${name}:${lines.linePos(pos[0]).line}`, code)
		);
		// What follows the first fault of syntax is mostly a consequence of it.
		const first = faults.find(({ code }) => code !== 'duplicate-key');
		if (first) throw new InputError([first]);
		if (faults.length) throw new InputError(faults);
		return document.toJS({ maxAliasCount: 0 });
	} catch (error) {
		if (error instanceof ReferenceError)
			throw new InputError([{ place: name, code: 'not-yaml', got: 'ALIAS' }]);
		if (!(error instanceof InputError)) throw error;
		throw new InputError(error.faults.map((fault) => ({ ...fault, place: fault.place || name })));
	}
}

function ofYaml(place: string, code: ErrorCode): Fault {
	if (code === 'DUPLICATE_KEY') return { place, code: 'duplicate-key' };
	if (code === 'RESOURCE_EXHAUSTION') return { place, code: 'too-deep' };
	return { place, code: 'not-yaml', got: code };
}
