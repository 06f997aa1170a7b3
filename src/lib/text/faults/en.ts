import type { Fault } from '#lib/core/input-error.ts';
import { bytes, type FaultWords, type Reasons } from './faults.ts';

const reasons: Reasons = {
	ENOENT: 'there is no such file or folder',
	ENOTDIR: 'part of the path is not a folder',
	EISDIR: 'it is a folder',
	EACCES: 'permission is denied',
	EPERM: 'permission is denied',
	EROFS: 'the disk is read-only',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the disk is full',
	ENAMETOOLONG: 'the name is too long',
	ELOOP: 'its links lead in a circle',
	EMFILE: 'too many files are open',
	ENFILE: 'too many files are open'
};
const reason = ({ got }: Fault): string =>
	got === undefined ? 'the system does not say why' : (reasons[got] ?? `the system says ${got}`);

const got = (fault: Fault, separator = ','): string =>
	fault.got === undefined ? '' : `${separator} got ${fault.got}`;
const expected =
	(what: string) =>
	(fault: Fault): string =>
		`expected ${what}${got(fault)}`;

export const faults: FaultWords = {
	empty: () => 'is empty',
	'not-utf8': () => 'is not UTF-8 text',
	'not-json': () => 'is not valid JSON here',
	'not-yaml': (fault) => `is not valid YAML here${fault.got ? ` (${fault.got})` : ''}`,
	'too-large': (fault) => `is larger than ${bytes(fault.expected, { mega: 'MB', kilo: 'kB' })}`,
	'too-deep': (fault) =>
		fault.expected ? `is nested deeper than ${fault.expected} levels` : 'is nested too deeply',
	unreadable: (fault) => `cannot be read: ${reason(fault)}`,
	unwritable: (fault) => `cannot be written: ${reason(fault)}`,
	exists: () => 'exists already and is left as it is',
	'duplicate-key': (fault) =>
		`the same name stands twice${fault.got ? `, again in line ${fault.got}` : ''}`,
	'forbidden-key': () => 'this name is not allowed',
	format: (fault) => `expected ${fault.expected ?? 'another format'}${got(fault)}`,
	missing: () => 'is missing',
	'unknown-field': () => 'there is no such field',
	'unknown-catalogue': (fault) =>
		`expected an installed catalogue${fault.expected ? ` (${fault.expected})` : ''}${got(fault)}`,
	'unknown-standard': (fault) => `the catalogue has no such standard${got(fault)}`,
	'unknown-evidence': (fault) => `no evidence has this id${got(fault)}`,
	'unknown-sender': (fault) => `nobody here has checked the key of this sender${got(fault)}`,
	'other-state': (fault) => `expected the same State, ${fault.expected ?? '?'}${got(fault)}`,
	'other-catalogue': (fault) =>
		`expected the same catalogue, ${fault.expected ?? '?'}${got(fault)}`,
	'other-file': (fault) =>
		`is not the file that was declared: its SHA-256 is ${fault.got ?? '?'}, expected ${fault.expected ?? '?'}`,
	'other-database': () => 'is the database of another program; it is left as it is',
	'other-keys': () =>
		'holds other keys than those with which this database was sealed; bring the right ones back',
	'wrong-code': () => 'is not the code that the app shows now',
	'wrong-password': () => 'is not right',
	'passkey-refused': () => 'the passkey could not be verified: try again',
	'last-factor': () =>
		'this is the last second factor, and your part demands one: set up another one first',
	'own-account': () => 'this is your own account: another administrator has to do it',
	'last-administrator': () => 'no administrator would be left who can sign in',
	'second-administrator': () =>
		'needs a second administrator; while there is only one, whoever sits at the console does it with `nrm admin --reset`',
	'wrong-set-up-code': () => 'is not the code that the server printed when it started',
	'has-account': () =>
		'this address has an account already: sign in first, then open the link again',
	'other-address': () =>
		'this invitation is for another address than the one with which you are signed in',
	'own-membership': () => 'this is your own membership: somebody else has to change it',
	'two-people': () => 'needs two people: end the membership and invite anew',
	submitted: () => 'was submitted and stays; make an amendment instead',
	'round-opened': () => 'the round has opened: this stays as it is',
	'round-begun': () => 'has begun its assessment and stays invited',
	'round-not-open': () => 'the round is not open today',
	'newer-database': () =>
		'was made by a later version of this program; use that one, it is left as it is',
	damaged: () => 'is damaged and cannot be read; restore it from a backup, it is left as it is',
	duplicate: (fault) => `stands more than once${got(fault)}`,
	object: expected('an object'),
	list: expected('a list'),
	text: expected('text'),
	'text-short': (fault) => `expected at least ${fault.expected ?? '?'} characters${got(fault)}`,
	'text-long': (fault) => `expected at most ${fault.expected ?? '?'} characters${got(fault)}`,
	'control-character': () => 'contains control characters, which are not text',
	boolean: expected('true or false'),
	level: expected('0–4 or null'),
	target: expected('0–4'),
	'whole-number': expected('a whole number, 0 or more'),
	amount: expected('a number, 0 or more'),
	date: expected('a day that exists, as YYYY-MM-DD'),
	'period-order': (fault) => `expected ${fault.expected ?? '?'} or later${got(fault)}`,
	'reason-missing': (fault) =>
		`expected a reason of at least ${fault.expected ?? '?'} characters${got(fault)}`,
	unresolved: () => 'stands in the way of submitting: see the checks',
	'one-of': (fault) =>
		fault.expected
			? `expected one of ${fault.expected}${got(fault, ';')}`
			: `is not known${got(fault)}`,
	pattern: (fault) =>
		`has the wrong form${fault.expected ? `: expected something like ${fault.expected}` : ''}${got(fault)}`,
	url: expected('a web address that begins with https:// or http://'),
	count: (fault) => `expected ${fault.expected ?? '?'} items${got(fault)}`,
	order: (fault) => `is out of order${got(fault)}`,
	incomplete: () => 'is not complete',
	'password-short': (fault) => `is too short: it needs ${fault.expected ?? '?'} characters or more`,
	'password-long': (fault) =>
		`is too long: it may have at most ${fault.expected ?? '?'} characters`,
	'password-weak': () =>
		'is easy to guess: choose several words that have nothing to do with you or your work'
};
