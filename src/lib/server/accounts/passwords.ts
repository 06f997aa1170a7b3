import { hash, verify } from '@node-rs/argon2';
import { Semaphore } from 'async-mutex';

const MEMORY_KIB = 65_536;
const PASSES = 3;
const LANES = 1;
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** How every current hash begins: Argon2id, version 19, and the cost. */
const CURRENT = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$`;

const unpadded = (bytes: number): string =>
	Buffer.alloc(bytes).toString('base64').replaceAll('=', '');
/** Costs what a real hash costs, and no password is known that fits its tag of zeros. */
const NOBODYS = `${CURRENT}${unpadded(SALT_BYTES)}$${unpadded(TAG_BYTES)}`;

const AT_ONCE = 2;
const QUEUE = 50;

/** Too many passwords wait to be hashed: the answer is 503, try again in a moment. */
export class Busy extends Error {
	override name = 'Busy';
}

// One for the process, not for each caller: it bounds the process's memory, 64 MiB a hash.
const slots = new Semaphore(AT_ONCE);
let inHand = 0;

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	if (inHand >= AT_ONCE + QUEUE) throw new Busy('too many passwords are waiting to be hashed');
	inHand += 1;
	try {
		return await slots.runExclusive(work);
	} finally {
		inHand -= 1;
	}
}

/** Keyboards write é as one character or as two; both are the same password. Nothing is cut. */
const composed = (password: string): string => password.normalize('NFC');

/**
 * The Argon2id hash of a password, as a PHC string with a salt of its own.
 * @throws Busy when 2 are being hashed and 50 wait
 */
export function hashPassword(password: string): Promise<string> {
	return inTurn(() =>
		hash(composed(password), {
			memoryCost: MEMORY_KIB,
			timeCost: PASSES,
			parallelism: LANES,
			outputLen: TAG_BYTES
		})
	);
}

/**
 * Whether this is the password of the hash. `null` stands for a person there is not: it takes as
 * long as a wrong password and is always false.
 * @throws Busy as `hashPassword`; Error when the hash is no PHC string
 */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
	const fits = await inTurn(() => verify(hash ?? NOBODYS, composed(password)));
	return fits && hash !== null;
}

/** Whether a hash was made with another method or cost than today's, to be replaced at sign-in. */
export function needsRehash(hash: string): boolean {
	return !hash.startsWith(CURRENT);
}
