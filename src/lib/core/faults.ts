import type { z } from 'zod';
import { FAULT_CODES, quote, type Fault, type FaultCode } from './input-error.ts';

const codes = new Set<string>(FAULT_CODES);
const isCode = (message: string): message is FaultCode => codes.has(message);

export const placeOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/**
 * The faults of a failed parse, each with its place.
 * A schema of ours gives a fault code as its zod message; the rest is read off the issue's kind.
 * Parse with `{ reportInput: true }`, so that the fault can quote what it got.
 */
export function faultsOf(error: z.ZodError): Fault[] {
	return error.issues.flatMap((issue) => fromIssue(issue));
}

function fromIssue(issue: z.core.$ZodIssue): Fault[] {
	const place = placeOf(issue.path);
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => ({
			place: placeOf([...issue.path, key]),
			code: isCode(issue.message) ? issue.message : 'unknown-field'
		}));
	}
	if (issue.code === 'invalid_union' || issue.code === 'invalid_value') {
		const options = issue.code === 'invalid_value' ? issue.values : (issue.options ?? []);
		if (issue.input === undefined) return [{ place, code: 'missing' }];
		const expected = options.map(String).join(', ');
		return [{ place, code: 'one-of', got: quote(issue.input), expected }];
	}
	if (issue.code === 'custom') {
		const { code = 'pattern', ...rest } = (issue.params ?? {}) as Partial<Fault>;
		return [{ place, code: isCode(issue.message) ? issue.message : code, ...rest }];
	}
	if (issue.input === undefined) return [{ place, code: 'missing' }];
	const expected = expectation(issue);
	const fault: Fault = { place, code: codeOf(issue), got: quote(issue.input) };
	return [expected === undefined ? fault : { ...fault, expected }];
}

function expectation(issue: z.core.$ZodIssue): string | undefined {
	if (issue.code === 'too_big') return String(issue.maximum);
	if (issue.code === 'too_small') return String(issue.minimum);
	return undefined;
}

function codeOf(issue: z.core.$ZodIssue): FaultCode {
	if (isCode(issue.message)) return issue.message;
	if (issue.code === 'too_big') return issue.origin === 'string' ? 'text-long' : 'count';
	if (issue.code === 'too_small') return issue.origin === 'string' ? 'text-short' : 'count';
	if (issue.code === 'invalid_format') return issue.format === 'url' ? 'url' : 'pattern';
	if (issue.code !== 'invalid_type') return 'pattern';
	if (issue.expected === 'string') return 'text';
	if (issue.expected === 'boolean') return 'boolean';
	if (issue.expected === 'array') return 'list';
	return 'object';
}
