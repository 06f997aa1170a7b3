import { createScanner, visit } from 'jsonc-parser';
import { placeOf } from '#lib/core/faults.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { decode, readTextFile } from './read-text.ts';

/**
 * The value in a JSON file of at most `limit` bytes.
 * @throws InputError as `readTextFile` and `parseJson`
 */
export const readJsonFile = async (path: string, limit: number): Promise<unknown> =>
	parse(await readTextFile(path, limit));

/**
 * The value in JSON of at most `limit` bytes, UTF-8. Stricter than `JSON.parse`: names that stand
 * twice in one object are refused, and so are `__proto__` and nesting beyond `LIMITS.jsonDepth`.
 * @throws InputError `too-large`, `empty`, `not-utf8`; `too-deep` and `not-json` at `line:column`;
 * `duplicate-key` and `forbidden-key` at the path of the name
 */
export const parseJson = (bytes: Uint8Array, limit: number): unknown => parse(decode(bytes, limit));

function parse(text: string): unknown {
	// Depth first, and without recursion: what follows may then walk the text recursively.
	const deep = depthFault(text);
	if (deep) throw new InputError([deep]);
	const faults = faultsIn(text);
	if (faults.length) throw new InputError(faults);
	return JSON.parse(text);
}

function depthFault(text: string): Fault | undefined {
	const scanner = createScanner(text, true);
	let depth = 0;
	for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
		const begins = text[scanner.getTokenOffset()]; // a string begins with its quotation mark
		if (begins === '{' || begins === '[') depth += 1;
		if (begins === '}' || begins === ']') depth -= 1;
		if (depth > LIMITS.jsonDepth) {
			const line = scanner.getTokenStartLine() + 1;
			const place = `${line}:${scanner.getTokenStartCharacter() + 1}`;
			return { place, code: 'too-deep', expected: String(LIMITS.jsonDepth) };
		}
	}
	return undefined;
}

/** The first fault of syntax, or every name that may not stand where it does. */
function faultsIn(text: string): Fault[] {
	const ofNames: Fault[] = [];
	const open: Set<string>[] = [];
	let ofSyntax: Fault | undefined;
	visit(
		text,
		{
			onObjectBegin: () => void open.push(new Set()),
			onObjectEnd: () => void open.pop(),
			onObjectProperty: (name, offset, length, line, column, pathSupplier) => {
				const seen = open.at(-1);
				const place = () => placeOf([...pathSupplier(), name]);
				if (name === '__proto__') ofNames.push({ place: place(), code: 'forbidden-key' });
				else if (seen?.has(name))
					ofNames.push({ place: place(), code: 'duplicate-key', got: String(line + 1) });
				seen?.add(name);
			},
			onError: (error, offset, length, line, column) => {
				ofSyntax ??= { place: `${line + 1}:${column + 1}`, code: 'not-json' };
			}
		},
		{ disallowComments: true, allowTrailingComma: false }
	);
	return ofSyntax ? [ofSyntax] : ofNames;
}
