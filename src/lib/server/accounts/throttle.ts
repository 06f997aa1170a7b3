import { createHmac, randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { RateLimiterSQLite } from 'rate-limiter-flexible';
import { networkOf } from './network.ts';

/**
 * One try to sign in or the like. `account` is the name it is looked up by; `address` is null when
 * it is not known (all such count as one address); `knownDevice` says that this account signed in
 * from this device before.
 */
export type Trial = { account: string; address: string | null; knownDevice: boolean };
export type Verdict = { allowed: true } | { allowed: false; retryAfterSeconds: number };

export type Throttle = {
	/** Counts a try at once, so that many at the same time cannot slip through; ask before hashing. */
	attempt(trial: Trial): Promise<Verdict>;
	/** The try was right: forgets its failures and gives back what it had taken. */
	succeeded(trial: Omit<Trial, 'knownDevice'> & { knownDevice?: boolean }): Promise<void>;
	close(): void;
};

const MINUTE = 60;
const LONGEST_WAIT = 15 * MINUTE;
/** Windows begin with the first try: two meet in any span of that length, so each holds half. */
const PER_ACCOUNT = { points: 15, duration: 15 * MINUTE };
const PER_ADDRESS = { points: 30, duration: MINUTE };
const PER_PAIR = { points: 5, duration: MINUTE };
/** How long it is remembered how often a pair has had to wait. */
const WAITS = { points: 0, duration: 60 * MINUTE };
const CLEARED_EVERY_MS = 5 * MINUTE * 1_000;
const BUSY_MILLISECONDS = 5_000;

/**
 * Slows down guessing without ever locking anybody out for good:
 * account and address together 5 tries a minute, then waits of 1, 2, 4, 8 and 15 minutes;
 * an address (IPv6: its /64) 30 a minute; an account 30 in any 15 minutes over all addresses.
 * A device that the account knows has counts of its own, which no stranger can use up.
 *
 * @param path the throttle's own SQLite file, or null to keep it in memory
 * @param key of the pseudonyms under which accounts and addresses are counted. The same key after
 *   a restart finds the same counts; a random one, the default, forgets them.
 */
export function openThrottle(path: string | null, key: Uint8Array = randomBytes(32)): Throttle {
	const client = new Database(path ?? ':memory:', { timeout: BUSY_MILLISECONDS });
	client.pragma('journal_mode = WAL');
	client.pragma('secure_delete = ON');
	// The library makes its table itself, but only after a while; here it is wanted at once.
	client.exec(
		'CREATE TABLE IF NOT EXISTS tries (key TEXT PRIMARY KEY, points INTEGER NOT NULL DEFAULT 0, expire INTEGER)'
	);
	const limiter = (keyPrefix: string, rule: { points: number; duration: number }) =>
		new RateLimiterSQLite({
			storeClient: client,
			storeType: 'better-sqlite3',
			tableName: 'tries',
			tableCreated: true,
			keyPrefix,
			...rule
		});
	const addresses = limiter('address', PER_ADDRESS);
	const accounts = limiter('account', PER_ACCOUNT);
	const pairs = limiter('pair', PER_PAIR);
	const waits = limiter('waits', WAITS);

	const clear = () => client.prepare('DELETE FROM tries WHERE expire <= ?').run(Date.now());
	clear();
	const clearing = setInterval(() => {
		try {
			clear();
		} catch {
			// The disk may be full: tries say so themselves, and in five minutes it may not be.
		}
	}, CLEARED_EVERY_MS).unref();

	const pseudonym = (...parts: readonly (string | boolean)[]): string =>
		createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');

	function names({ account, address, knownDevice }: Trial) {
		const [person, network] = [account.normalize('NFKC').trim().toLowerCase(), networkOf(address)];
		return {
			pair: pseudonym('pair', person, network, knownDevice),
			account: pseudonym('account', person, knownDevice),
			address: knownDevice ? null : pseudonym('address', network)
		};
	}

	/** Takes a point; the milliseconds to wait when there was none left. */
	async function take(from: RateLimiterSQLite, name: string): Promise<number> {
		const { consumedPoints, msBeforeNext } = await from.penalty(name);
		return consumedPoints > from.points ? msBeforeNext : 0;
	}

	/** As `take`; the last point of a minute begins a wait, twice as long as the one before. */
	async function takeFromPair(name: string): Promise<number> {
		const { consumedPoints, msBeforeNext } = await pairs.penalty(name);
		if (consumedPoints === PER_PAIR.points) {
			const { consumedPoints: round } = await waits.penalty(name);
			await waits.set(name, round, WAITS.duration);
			await pairs.block(name, Math.min(MINUTE * 2 ** (round - 1), LONGEST_WAIT));
		}
		return consumedPoints > PER_PAIR.points ? msBeforeNext : 0;
	}

	async function giveBack(to: RateLimiterSQLite, name: string): Promise<void> {
		const { consumedPoints } = await to.reward(name);
		// Its window has ended meanwhile: nobody may save up points for the next.
		if (consumedPoints < 0) await to.penalty(name);
	}

	return {
		async attempt(trial) {
			const { pair, account, address } = names(trial);
			// The order keeps a stranger who is refused from using up what belongs to the account.
			const wait =
				(address === null ? 0 : await take(addresses, address)) ||
				(await takeFromPair(pair)) ||
				(await take(accounts, account));
			if (wait === 0) return { allowed: true };
			return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(wait / 1_000)) };
		},
		async succeeded({ knownDevice = false, ...trial }) {
			const { pair, account, address } = names({ ...trial, knownDevice });
			await pairs.delete(pair);
			await waits.delete(pair);
			await giveBack(accounts, account);
			if (address !== null) await giveBack(addresses, address);
		},
		close() {
			clearInterval(clearing);
			client.close();
		}
	};
}
