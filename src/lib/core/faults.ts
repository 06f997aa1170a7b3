import type { z } from 'zod';
import { FAULT_CODES, quote, type Fault, type FaultCode } from './input-error.ts';

const codes = new Set<string>(FAULT_CODES);
const isCode = (word: string): word is FaultCode => codes.has(word);

/** A key of letters, digits, `_` and `-` as it is, any other as JSON: a place is one line of text. */
const step = (key: PropertyKey): string => {
	const text = String(key);
	return /^[\w-]{1,64}$/.test(text) ? text : quote(text);
};

/** A path as it is written in a fault: `answers.F-01.design`. */
export const placeOf = (path: readonly PropertyKey[]): string => path.map(step).join('.');

/**
 * The faults of a failed parse, each with its place.
 * A schema of ours gives a fault code as its zod message, and after a space an example of what may
 * stand there; the rest is read off the issue's kind.
 * Parse with `{ reportInput: true }`, so that the fault can quote what it got.
 */
export function faultsOf(error: z.ZodError): Fault[] {
	return error.issues.flatMap(fromIssue);
}

function fromIssue(issue: z.core.$ZodIssue): Fault[] {
	if (issue.code === 'unrecognized_keys') {
		const code = codeOf(issue);
		return issue.keys.map((key) => ({ place: placeOf([...issue.path, key]), code }));
	}
	const place = placeOf(issue.path);
	const input = inputOf(issue);
	if (input === undefined) return [{ place, code: 'missing' }];
	const code = codeOf(issue);
	if (code === 'missing' || code === 'control-character') return [{ place, code }];
	const expected = expectation(issue);
	const fault: Fault = { place, code, got: measured(issue, input) };
	return [expected === undefined ? fault : { ...fault, expected }];
}

/** What stood at the place: for a union, zod gives the object around the field that decides. */
function inputOf(issue: z.core.$ZodIssue): unknown {
	const { input } = issue;
	if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return input;
	const fields = new Map(Object.entries(input as object));
	return fields.get(issue.discriminator);
}

/** Of something too long or too short its length says more than its beginning. */
const measured = (issue: z.core.$ZodIssue, input: unknown): string =>
	(issue.code === 'too_big' || issue.code === 'too_small') &&
	(typeof input === 'string' || Array.isArray(input))
		? String(input.length)
		: quote(input);

function expectation(issue: z.core.$ZodIssue): string | undefined {
	const [word = '', ...example] = issue.message.split(' ');
	if (isCode(word) && example.length) return example.join(' ');
	if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
	if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
		return issue.options.map(String).join(', ');
	if (issue.code !== 'too_big' && issue.code !== 'too_small') return undefined;
	if (issue.code === 'too_big')
		return issue.origin === 'array' && !issue.exact ? `≤ ${issue.maximum}` : `${issue.maximum}`;
	return issue.origin === 'array' && !issue.exact ? `≥ ${issue.minimum}` : `${issue.minimum}`;
}

function codeOf(issue: z.core.$ZodIssue): FaultCode {
	const [word = ''] = issue.message.split(' ');
	const isOfKind = word === 'list' && issue.code !== 'invalid_type'; // zod hands it on to the counts
	if (isCode(word) && !isOfKind) return word;
	switch (issue.code) {
		case 'unrecognized_keys':
			return 'unknown-field';
		case 'invalid_union':
		case 'invalid_value':
			return 'one-of';
		case 'too_big':
			return issue.origin === 'string' ? 'text-long' : 'count';
		case 'too_small':
			return issue.origin === 'string' ? 'text-short' : 'count';
		case 'invalid_type':
			return codeOfType(issue.expected);
		default:
			return 'pattern';
	}
}

function codeOfType(expected: string): FaultCode {
	if (expected === 'string') return 'text';
	if (expected === 'boolean') return 'boolean';
	if (expected === 'array') return 'list';
	if (expected === 'int') return 'whole-number';
	if (expected === 'number') return 'amount';
	return 'object';
}
